package dev.latchkey.events;

import java.util.List;
import java.util.Set;

/**
 * A front door was registered, changed or removed; the whole state after the change, without its key.
 *
 * @param protocols       what it may speak for
 * @param services        the services behind it; the first is assumed where it names none
 * @param connectsFrom    the networks (CIDR) that it may call from; empty is any
 * @param clientAddresses the networks (CIDR) whose clients it may vouch for; empty is any
 * @param tenants         the tenants that it may speak for; empty is any
 */
public record FrontDoorChanged(
        String door,
        String name,
        Set<String> protocols,
        List<String> services,
        List<String> connectsFrom,
        List<String> clientAddresses,
        Set<String> tenants,
        boolean removed,
        long version,
        Actor by)
        implements Event {
    public FrontDoorChanged {
        protocols = DefensiveCopy.set(protocols);
        services = DefensiveCopy.list(services);
        connectsFrom = DefensiveCopy.list(connectsFrom);
        clientAddresses = DefensiveCopy.list(clientAddresses);
        tenants = DefensiveCopy.set(tenants);
    }

    @Override
    public String tenant() {
        return ReservedTenants.PLATFORM;
    }

    @Override
    public String subject() {
        return door;
    }

    @Override
    public String key() {
        return ReservedTenants.key(ReservedTenants.PLATFORM, door);
    }
}
