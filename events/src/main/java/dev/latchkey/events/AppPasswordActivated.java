package dev.latchkey.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pending app password was used for the first time.
 *
 * @param activatedAt when the accepted sign-in was recorded
 * @param address     where it came from
 * @param protocol    what it spoke
 */
public record AppPasswordActivated(
        String tenant,
        String account,
        String credential,
        long version,
        Instant activatedAt,
        @Nullable String address,
        String protocol,
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
