package dev.latchkey.events;

import java.time.Instant;

/**
 * A rotated app password has stopped working: its time is over, or its device uses the successor.
 *
 * @param label what its owner calls the device
 * @param successor id of the app password that takes its place
 * @param retiredAt when it stopped working
 */
public record AppPasswordRetired(
        String tenant,
        String account,
        String credential,
        long version,
        String label,
        String successor,
        Instant retiredAt,
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
