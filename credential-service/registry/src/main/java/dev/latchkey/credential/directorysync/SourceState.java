package dev.latchkey.credential.directorysync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the reading of one provider goes, for all replicas.
 *
 * @param failures   readings that failed one after the other
 * @param readAt     when the last one succeeded; null where none has
 * @param users      how many users the provider had then
 * @param linked     how many accounts were theirs
 * @param problem    why the last reading failed, if it did
 * @param held       what is not switched off until an administrator lets it through
 * @param release    what one has let through
 * @param countSince switched off before that counts no more for what is unusual
 */
record SourceState(
        String id,
        String tenant,
        DirectoryKind kind,
        String issuer,
        int failures,
        @Nullable Instant readAt,
        int users,
        int linked,
        @Nullable String problem,
        @Nullable HeldSwitchOffs held,
        @Nullable ReleasedSwitchOffs release,
        Instant countSince) {

    /** Whether an administrator has let so many through. */
    boolean letsThrough(int accounts, Instant now) {
        return release != null && accounts <= release.accounts() && now.isBefore(release.until());
    }
}
