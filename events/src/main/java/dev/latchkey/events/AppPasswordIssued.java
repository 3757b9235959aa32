package dev.latchkey.events;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An app password was issued; its secret was shown once and is nowhere in this event.
 *
 * @param version    of the app password, 1 here
 * @param label      what its owner calls the device
 * @param protocols  what it may be used for; empty is any
 * @param services   where it may be used; empty is any
 * @param networks   from where it may be used (CIDR); empty is anywhere
 * @param expiresAt  when it ends by itself, if ever
 * @param activateBy when it lapses unless it was used before
 * @param deviceKind what sort of device it is for, in a word like {@code scanner}
 * @param replaces   id of the app password that it is the successor of, where it is one
 */
public record AppPasswordIssued(
        String tenant,
        String account,
        String credential,
        long version,
        String label,
        Set<String> protocols,
        Set<String> services,
        List<String> networks,
        Instant issuedAt,
        @Nullable Instant expiresAt,
        Instant activateBy,
        @Nullable String replaces,
        @Nullable String deviceKind,
        Actor by)
        implements Event {
    public AppPasswordIssued {
        protocols = DefensiveCopy.set(protocols);
        services = DefensiveCopy.set(services);
        networks = DefensiveCopy.list(networks);
    }

    @Override
    public String subject() {
        return credential;
    }

    @Override
    public String key() {
        return ReservedTenants.key(tenant, account);
    }
}
