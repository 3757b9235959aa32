package dev.latchkey.events;

import java.time.Instant;

/**
 * An app password was given a successor; both work until this one is retired.
 *
 * @param label what its owner calls the device
 * @param successor id of the app password that takes its place
 * @param rotatedAt when the successor was issued
 * @param retiresAt when this one stops working at the latest
 */
public record AppPasswordRotated(
        String tenant,
        String account,
        String credential,
        long version,
        String label,
        String successor,
        Instant rotatedAt,
        Instant retiresAt,
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
