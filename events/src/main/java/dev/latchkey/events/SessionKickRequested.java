package dev.latchkey.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whoever is signed in must not go on: front doors end the sessions that they have. Devices that still may sign in
 * again at once.
 *
 * @param login      under which the sessions run, as front doors were told it
 * @param credential the app password whose sessions are meant; absent are all of the account
 * @param reason     {@code revoked}, {@code suspended}, {@code rotatedOut}, {@code accountDisabled},
 *                   {@code accountLocked} or {@code sessionRevoked}
 */
public record SessionKickRequested(
        String tenant,
        String account,
        String login,
        @Nullable String credential,
        String reason,
        Instant requestedAt) implements Event {
    @Override
    public String subject() {
        return credential == null ? account : credential;
    }

    @Override
    public String key() {
        return ReservedTenants.key(tenant, account);
    }
}
