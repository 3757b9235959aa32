package dev.latchkey.events;

import java.time.Instant;

/**
 * A suspended app password was resumed: it is again what it was before.
 *
 * @param label what its owner calls the device
 * @param resumedAt when
 */
public record AppPasswordResumed(
        String tenant, String account, String credential, long version, String label, Instant resumedAt, Actor by)
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
