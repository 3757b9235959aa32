package dev.latchkey.policies.storing;

import dev.latchkey.events.Actor;
import dev.latchkey.policies.rules.TenantRuleSet;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of rules that waits for a second person, or waited.
 *
 * @param after    the rules as they are to become: the version after the one that this is a change of
 * @param changes  what is different, as JSON
 * @param decision absent where nobody has decided
 */
public record Proposal(
        String id,
        TenantRuleSet after,
        Instant proposedAt,
        Instant expiresAt,
        String changes,
        @Nullable Decision decision) {

    /** What somebody has decided. */
    public record Decision(Kind kind, Actor by, Instant at) {}

    /** How. */
    public enum Kind {
        /** It may be carried out; whether it was, is seen in the rules. */
        APPROVED,
        REJECTED,
        WITHDRAWN
    }

    /** The version of the rules that it is a change of. */
    public long base() {
        return after.version() - 1;
    }

    /** Whose it is. */
    public String tenant() {
        return after.tenant();
    }

    /** The same, decided. */
    public Proposal decided(Decision by) {
        return new Proposal(id, after, proposedAt, expiresAt, changes, by);
    }
}
