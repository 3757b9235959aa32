package dev.latchkey.credential.apppassword;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a person would say of the life of one app password, who has never seen the tables: some flags and deadlines. */
final class ExpectedLife {
    private final Instant activateBy;
    private final @Nullable Instant expiresAt;
    private @Nullable Instant retiresAt;
    private boolean used;
    private boolean suspended;
    private boolean retired;
    private boolean revoked;
    boolean bound;
    final Set<String> told = new HashSet<>();
    long version = 1;

    ExpectedLife(Instant activateBy, @Nullable Instant expiresAt, boolean bound) {
        this.activateBy = activateBy;
        this.expiresAt = expiresAt;
        this.bound = bound;
    }

    String stateAt(Instant now) {
        if (revoked) {
            return "REVOKED";
        }
        if (retired) {
            return "ROTATED_OUT";
        }
        if (expiresAt != null && !now.isBefore(expiresAt)) {
            return "EXPIRED";
        }
        if (suspended) {
            return "SUSPENDED";
        }
        if (retiresAt != null) {
            return now.isBefore(retiresAt) ? "RETIRING" : "ROTATED_OUT";
        }
        return used ? "ACTIVE" : now.isBefore(activateBy) ? "PENDING" : "LAPSED";
    }

    boolean worksAt(Instant now) {
        return Set.of("PENDING", "ACTIVE", "RETIRING").contains(stateAt(now));
    }

    boolean isAliveAt(Instant now) {
        return worksAt(now) || stateAt(now).equals("SUSPENDED");
    }

    /** The news of a first use may come late: it counts unless somebody has acted on it since. */
    boolean awaitsFirstUse() {
        return !used && !suspended && !revoked && retiresAt == null;
    }

    boolean mayBePinned(boolean again, Instant now) {
        return isAliveAt(now) && (again || !bound);
    }

    boolean mayBeRotated(Instant now) {
        return worksAt(now) && retiresAt == null;
    }

    boolean mayBeRetired() {
        return retiresAt != null && !suspended && !retired && !revoked;
    }

    boolean mayBeResumed(Instant now) {
        return stateAt(now).equals("SUSPENDED");
    }

    boolean isRevoked() {
        return revoked;
    }

    void use() {
        used = true;
    }

    void pin() {
        bound = true;
    }

    void rotate(Instant deadline) {
        retiresAt = deadline;
    }

    void retire() {
        retired = true;
    }

    void suspend() {
        suspended = true;
    }

    void resume() {
        suspended = false;
    }

    void revoke() {
        revoked = true;
    }
}
