package dev.latchkey.events;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A front door was registered, changed or removed, or its key was; the whole state after the change, without its keys.
 *
 * @param protocols       what it may speak for
 * @param services        the services behind it; the first is assumed where it names none
 * @param connectsFrom    the networks (CIDR) that it may call from; empty is any
 * @param clientAddresses the networks (CIDR) whose clients it may vouch for; empty is any
 * @param tenants         the tenants that it may speak for; empty is any
 * @param backends        of each server behind a mail proxy the protocol, address and port: {@code imap 10.20.0.5:143};
 *                        absent in what earlier releases told
 * @param defaultDomain   of a login that names none there; absent where there is none
 * @param netbiosDomains  of each NetBIOS name the domain that it stands for: {@code acme acme.example}; absent in what
 *                        earlier releases told
 * @param rotatedAt       when its key took the place of another; absent of its first
 * @param overlapEnds     when the key before that one stops to be one; absent where there is none
 */
public record FrontDoorChanged(
        String door,
        String name,
        Set<String> protocols,
        List<String> services,
        List<String> connectsFrom,
        List<String> clientAddresses,
        Set<String> tenants,
        @Nullable List<String> backends,
        @Nullable String defaultDomain,
        @Nullable List<String> netbiosDomains,
        @Nullable Instant rotatedAt,
        @Nullable Instant overlapEnds,
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
        backends = backends == null ? null : List.copyOf(backends);
        netbiosDomains = netbiosDomains == null ? null : List.copyOf(netbiosDomains);
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
