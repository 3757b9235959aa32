package dev.latchkey.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An app password was used after a long time without use.
 *
 * @param label      what its owner calls the device
 * @param lastUsedAt when it had been used last before
 * @param usedAt     when it was used again
 * @param address    of the client, where the front door knows it
 */
public record AppPasswordReawakened(
        String tenant,
        String account,
        String credential,
        String label,
        Instant lastUsedAt,
        Instant usedAt,
        @Nullable String address,
        String protocol)
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
