package dev.latchkey.credential.apppassword;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.rules.IssueConstraints;
import dev.latchkey.credential.secret.SecretFormat;
import dev.latchkey.credential.validation.NetworkFields;
import dev.latchkey.credential.validation.ProtocolFields;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.RequestFields;
import dev.latchkey.policy.network.Cidr;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An app password to be issued. What is absent is not restricted.
 *
 * @param deviceKind what sort of device it is for, in a word
 */
public record IssueRequest(
        @Nullable String label,
        @Nullable String deviceKind,
        @Nullable Set<String> protocols,
        @Nullable Set<String> services,
        @Nullable List<String> networks,
        @Nullable NetworkPinRequest pin,
        @Nullable Instant expiresAt,
        @Nullable Duration activateWithin,
        @Nullable SecretFormat form) {
    private static final Duration DEFAULT_WINDOW = Duration.ofDays(7);
    private static final Duration LONGEST_WINDOW = Duration.ofDays(90);
    /** Of RFC 3339, and well within what the database can hold. */
    private static final Instant LAST_MOMENT = Instant.parse("9999-12-31T23:59:59Z");

    SecretFormat secretForm(IssueConstraints limits) {
        return limits.form(new RequestFields(), form);
    }

    /**
     * Looks whether it could be issued.
     *
     * @throws ProblemException 400, naming every field that is wrong
     */
    public void check(Account account, Instant now, IssueConstraints limits) {
        toAppPassword(account, "", now, limits);
    }

    /** The app password, or every field that is wrong. */
    AppPassword toAppPassword(Account account, String id, Instant now, IssueConstraints limits) {
        RequestFields fields = new RequestFields();
        String name = fields.text("label", label, 100);
        String kind = deviceKind == null ? null : fields.word("deviceKind", deviceKind);
        Instant end = end(fields, now, limits);
        Instant activateBy = now.plus(window(fields));
        limits.form(fields, form);
        Set<String> allowedProtocols = ProtocolFields.names(fields, "protocols", protocols);
        Set<String> allowedServices = Set.copyOf(fields.words("services", services));
        List<Cidr> ranges = NetworkFields.ranges(fields, "networks", networks);
        NetworkPin wanted = pin == null ? null : pin.toPin(fields);
        checkNetworks(fields, ranges, wanted, limits.needsNetwork(allowedProtocols), limits);
        fields.allRight();
        return AppPassword.issued(
                account.tenant(),
                account.id(),
                id,
                name,
                kind,
                allowedProtocols,
                allowedServices,
                ranges,
                wanted,
                now,
                end,
                activateBy,
                null);
    }

    private @Nullable Instant end(RequestFields fields, Instant now, IssueConstraints limits) {
        if (expiresAt != null && (!expiresAt.isAfter(now) || expiresAt.isAfter(LAST_MOMENT))) {
            fields.wrong("expiresAt", expiresAt.toString(), "after " + now + ", before the year 10000");
        }
        return limits.expiry(fields, expiresAt, now);
    }

    private Duration window(RequestFields fields) {
        Duration window = Optional.ofNullable(activateWithin).orElse(DEFAULT_WINDOW);
        if (!window.isPositive() || window.compareTo(LONGEST_WINDOW) > 0) {
            fields.wrong("activateWithin", window.toString(), "more than PT0S, at most P90D");
            return DEFAULT_WINDOW;
        }
        return window;
    }

    private static void checkNetworks(
            RequestFields fields,
            List<Cidr> ranges,
            @Nullable NetworkPin wanted,
            boolean needed,
            IssueConstraints limits) {
        if (wanted != null && !ranges.isEmpty()) {
            fields.wrong("pin", "beside networks", "either networks, or a pin that finds them");
        }
        if (needed && ranges.isEmpty() && wanted != NetworkPin.TO_FIRST_NETWORK) {
            fields.wrong(
                    "networks",
                    "none",
                    "at least one, or a pin to the first network: the rules of the tenant ask for it for "
                            + limits.networkNeededFor());
        }
    }
}
