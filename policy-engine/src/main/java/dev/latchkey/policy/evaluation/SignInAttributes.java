package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.network.IpAddress;
import dev.latchkey.policy.rule.Risk;
import dev.latchkey.policy.rule.TlsVersion;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The question: may this sign-in pass?
 *
 * @param account    id; absent where the login names no account: included by "all" only
 * @param groups     ids of the account's groups
 * @param protocol   in lower case
 * @param service    as the front door names it
 * @param frontDoor  id
 * @param address    of the client; absent where it is not known: in no named location
 * @param country    ISO 3166-1 alpha-2, in capitals, as a database says; a named location's own word wins
 * @param asn        of the client's autonomous system
 * @param client     what the program says of itself
 * @param tls        how the client's connection was protected
 * @param credential the app password that was recognised
 * @param risk       the higher of the account's and the app password's
 */
public record SignInAttributes(
        @Nullable String account,
        Set<String> groups,
        String protocol,
        String service,
        @Nullable String frontDoor,
        @Nullable IpAddress address,
        @Nullable String country,
        @Nullable Long asn,
        @Nullable String client,
        TlsVersion tls,
        @Nullable CredentialFacts credential,
        Risk risk,
        Instant at) {
    /** Copies what can change. */
    public SignInAttributes {
        groups = Set.copyOf(groups);
    }

    /** One of which no more is known. */
    public SignInAttributes(
            @Nullable String account, String protocol, String service, @Nullable IpAddress address, Instant at) {
        this(
                account,
                Set.of(),
                protocol,
                service,
                null,
                address,
                null,
                null,
                null,
                TlsVersion.ABSENT,
                null,
                Risk.NONE,
                at);
    }
}
