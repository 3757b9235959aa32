package dev.latchkey.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An app password was suspended: it is refused until it is resumed.
 *
 * @param label what its owner calls the device
 * @param suspendedAt when
 * @param reason why, in the words of whoever suspended it
 */
public record AppPasswordSuspended(
        String tenant,
        String account,
        String credential,
        long version,
        String label,
        Instant suspendedAt,
        @Nullable String reason,
        Actor by)
        implements Event {
    @Override
    public String subject() {
        return credential;
    }

    @Override
    public String key() {
        return ReservedTenants.key(tenant, account);
    }
}
