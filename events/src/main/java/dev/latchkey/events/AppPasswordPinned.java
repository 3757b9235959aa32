package dev.latchkey.events;

import java.time.Instant;
import java.util.List;

/**
 * An app password was bound to networks: it is refused from anywhere else.
 *
 * @param label    what its owner calls the device
 * @param networks from where it may be used, in CIDR notation
 */
public record AppPasswordPinned(
        String tenant,
        String account,
        String credential,
        long version,
        String label,
        List<String> networks,
        Instant pinnedAt,
        Actor by)
        implements Event {
    public AppPasswordPinned {
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
