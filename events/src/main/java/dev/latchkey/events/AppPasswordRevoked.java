package dev.latchkey.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An app password was revoked: no sign-in with it is accepted later than a second after this.
 *
 * @param label  what its owner called the device
 * @param reason why, in the words of whoever revoked it
 */
public record AppPasswordRevoked(
        String tenant,
        String account,
        String credential,
        long version,
        String label,
        Instant revokedAt,
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
