package dev.latchkey.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who publishes snapshots has seen that the newest of every tenant is on its topic, but for some.
 *
 * @param asOf   when that was so
 * @param behind the tenants of which a newer one is stored than is published
 * @param replica the instance
 * @param published how many tenants have a snapshot that is on the topic; absent where that was not counted
 */
public record PolicySnapshotsConfirmed(
        String tenant,
        Instant asOf,
        List<String> behind,
        String replica,
        @Nullable Long published) implements Event {
    public PolicySnapshotsConfirmed {
        behind = DefensiveCopy.list(behind);
    }

    /** It concerns no tenant alone. */
    public PolicySnapshotsConfirmed(Instant asOf, List<String> behind, String replica, @Nullable Long published) {
        this(ReservedTenants.UNASSIGNED, asOf, behind, replica, published);
    }

    @Override
    public String subject() {
        return replica;
    }

    @Override
    public String key() {
        return tenant;
    }
}
