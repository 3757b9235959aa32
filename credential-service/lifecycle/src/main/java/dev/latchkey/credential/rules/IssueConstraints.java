package dev.latchkey.credential.rules;

import dev.latchkey.credential.secret.SecretFormat;
import dev.latchkey.events.AppPasswordRules;
import dev.latchkey.kit.request.RequestFields;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the rules of a tenant leave room for in an app password. Periods are counted in UTC. */
public final class IssueConstraints {
    private final AppPasswordRules rules;

    public IssueConstraints(AppPasswordRules rules) {
        this.rules = rules;
    }

    /** The end of one that is issued now: as wanted, else as the rules say, if they do. */
    public @Nullable Instant expiry(RequestFields fields, @Nullable Instant wanted, Instant now) {
        Instant furthest = after(now, rules.expiresAtMost());
        if (wanted == null) {
            Instant usual = after(now, rules.expiresAfter());
            return usual == null ? furthest : usual;
        }
        if (furthest != null && wanted.isAfter(furthest)) {
            fields.wrong("expiresAt", wanted.toString(), "at most " + furthest + ", by the rules of the tenant");
        }
        return wanted;
    }

    /** The end of a successor that would go on as long as the one before did: not after what the rules say. */
    public @Nullable Instant expiry(@Nullable Instant wanted, Instant now) {
        Instant furthest = after(now, rules.expiresAtMost());
        boolean tooFar = furthest != null && (wanted == null || wanted.isAfter(furthest));
        return tooFar ? furthest : wanted;
    }

    private static @Nullable Instant after(Instant now, @Nullable Period period) {
        return period == null ? null : now.atZone(ZoneOffset.UTC).plus(period).toInstant();
    }

    /** The form of a secret: as wanted, else the shortest that is allowed. */
    public SecretFormat form(RequestFields fields, @Nullable SecretFormat wanted) {
        List<SecretFormat> allowed = AllowedSecretFormats.named(rules.forms());
        SecretFormat form = wanted == null ? allowed.getFirst() : wanted;
        if (!allowed.contains(form)) {
            fields.wrong(
                    "form",
                    AllowedSecretFormats.names(Set.of(form)).iterator().next(),
                    "by the rules of the tenant: " + String.join(", ", rules.forms()));
        }
        return form;
    }

    /**
     * Whether one has to be bound to networks.
     *
     * @param protocols what it is for; empty is anything
     */
    public boolean needsNetwork(Set<String> protocols) {
        return !rules.networkNeededFor().isEmpty()
                && (protocols.isEmpty() || !Collections.disjoint(protocols, rules.networkNeededFor()));
    }

    /** Of what protocols {@link #needsNetwork} speaks, for people. */
    public String networkNeededFor() {
        return String.join(", ", rules.networkNeededFor());
    }
}
