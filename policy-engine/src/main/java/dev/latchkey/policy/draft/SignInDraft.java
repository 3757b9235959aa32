package dev.latchkey.policy.draft;

import static dev.latchkey.policy.problem.InvalidValueException.present;

import dev.latchkey.policy.evaluation.SignInAttributes;
import dev.latchkey.policy.network.IpAddress;
import dev.latchkey.policy.problem.Problems;
import dev.latchkey.policy.rule.Countries;
import dev.latchkey.policy.rule.NameSyntax;
import dev.latchkey.policy.rule.NamedLocation;
import dev.latchkey.policy.rule.Risk;
import dev.latchkey.policy.rule.TlsVersion;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in that somebody thinks of, as written. What is absent is not known, and matches no condition that asks for it.
 *
 * @param account    id
 * @param groups     ids of the account's groups
 * @param protocol   the one thing that is always known
 * @param service    absent is {@code mail}
 * @param country    ISO 3166-1 alpha-2, in capitals
 * @param tlsVersion as front doors say it, {@code TLSv1.2}
 * @param risk       absent is {@code none}
 * @param at         absent is now
 */
public record SignInDraft(
        @Nullable String account,
        @Nullable List<@Nullable String> groups,
        @Nullable String protocol,
        @Nullable String service,
        @Nullable String frontDoor,
        @Nullable String address,
        @Nullable String country,
        @Nullable Long asn,
        @Nullable String client,
        @Nullable String tlsVersion,
        @Nullable CredentialFactsDraft credential,
        @Nullable String risk,
        @Nullable Instant at) {
    private static final String MAIL = "mail";

    /** @throws dev.latchkey.policy.problem.InvalidValueException with every problem, paths from here */
    public SignInAttributes toSignIn(Instant now) {
        var problems = new Problems();
        var moment = at == null ? now : at;
        var readGroups =
                problems.readEach("groups", groups == null ? List.<@Nullable String>of() : groups, NameSyntax::id);
        var readProtocol =
                problems.read("protocol", () -> NameSyntax.protocol(present(protocol, "a protocol like imap")));
        var readAddress = problems.read("address", () -> DraftFields.optional(address, IpAddress::parse));
        var readCountry =
                problems.read("country", () -> DraftFields.optional(country, each -> Countries.check("", each)));
        var readAsn = problems.read("asn", () -> DraftFields.optional(asn, NamedLocation::asn));
        var readCredential = problems.read(
                "credential", () -> DraftFields.optional(credential, each -> each.toCredentialFacts(moment)));
        var readRisk = problems.read("risk", () -> risk == null ? Risk.NONE : Risk.parse(risk));
        return problems.build(() -> new SignInAttributes(
                account,
                Set.copyOf(readGroups.get()),
                readProtocol.get(),
                service == null ? MAIL : service,
                frontDoor,
                readAddress.get().orElse(null),
                readCountry.get().orElse(null),
                readAsn.get().orElse(null),
                client,
                TlsVersion.observed(tlsVersion),
                readCredential.get().orElse(null),
                readRisk.get(),
                moment));
    }
}
