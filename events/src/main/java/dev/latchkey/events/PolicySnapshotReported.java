package dev.latchkey.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A replica that judges sign-ins says which snapshot of a tenant it judges them by. Of tenant {@link ReservedTenants#UNASSIGNED} it is
 * a sign of life, with version 0.
 *
 * @param replica         the instance
 * @param version         in force there; 0 where there is none
 * @param contentHash     of the snapshot in force
 * @param afterMillis     from its issue to when it came into force there, by two clocks
 * @param rejectedVersion a newer one that could not be understood, whole; the one in force stays
 * @param problems        why, in words
 */
public record PolicySnapshotReported(
        String tenant,
        String replica,
        long version,
        @Nullable String contentHash,
        @Nullable Long afterMillis,
        @Nullable Long rejectedVersion,
        List<String> problems)
        implements Event {
    public PolicySnapshotReported {
        problems = DefensiveCopy.list(problems);
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
