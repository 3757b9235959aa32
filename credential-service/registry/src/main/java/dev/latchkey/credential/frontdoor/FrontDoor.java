package dev.latchkey.credential.frontdoor;

import dev.latchkey.credential.login.ImpliedDomains;
import dev.latchkey.credential.memory.HeapBytes;
import dev.latchkey.credential.nearcache.Versioned;
import dev.latchkey.policy.network.Cidr;
import dev.latchkey.policy.network.IpAddress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A program that may ask whether a sign-in may pass.
 *
 * @param protocols       what it may speak for
 * @param services        the services behind it, at least one; the first is meant where it names none
 * @param connectsFrom    the networks that it may call from; empty is any
 * @param clientAddresses the networks whose clients it may vouch for; empty is any
 * @param tenants         the tenants that it may speak for; empty is any
 * @param backends        by protocol, {@code ip:port} of the server that a mail proxy goes on to
 * @param domains         which are meant where people type none
 */
public record FrontDoor(
        String id,
        String name,
        Set<String> protocols,
        List<String> services,
        List<Cidr> connectsFrom,
        List<Cidr> clientAddresses,
        Set<String> tenants,
        Map<String, Backend> backends,
        ImpliedDomains domains,
        boolean removed,
        long version)
        implements Versioned {
    /** One at which a login has to name its domain. */
    public FrontDoor(
            String id,
            String name,
            Set<String> protocols,
            List<String> services,
            List<Cidr> connectsFrom,
            List<Cidr> clientAddresses,
            Set<String> tenants,
            Map<String, Backend> backends,
            boolean removed,
            long version) {
        this(
                id,
                name,
                protocols,
                services,
                connectsFrom,
                clientAddresses,
                tenants,
                backends,
                ImpliedDomains.NONE,
                removed,
                version);
    }

    public FrontDoor {
        protocols = Set.copyOf(protocols);
        services = List.copyOf(services);
        connectsFrom = List.copyOf(connectsFrom);
        clientAddresses = List.copyOf(clientAddresses);
        tenants = Set.copyOf(tenants);
        backends = Map.copyOf(backends);
    }

    /** Whether it may call from there at all. */
    public boolean mayConnectFrom(IpAddress peer) {
        return connectsFrom.isEmpty() || contains(connectsFrom, peer);
    }

    /** Whether it may speak for such an attempt, whosever it is. */
    public boolean maySpeakFor(String protocol, String service, @Nullable IpAddress client) {
        return protocols.contains(protocol)
                && services.contains(service)
                && (clientAddresses.isEmpty() || client != null && contains(clientAddresses, client));
    }

    /** Why it may not speak for such an attempt, the first that there is; empty where it may. */
    public Optional<DoorMismatch> mismatch(String protocol, String service, @Nullable IpAddress client) {
        if (!protocols.contains(protocol)) {
            return mismatch("protocols", protocol, protocols);
        }
        if (!services.contains(service)) {
            return mismatch("services", service, services);
        }
        return maySpeakFor(protocol, service, client)
                ? Optional.empty()
                : mismatch("clientAddresses", client == null ? "no address" : client.toString(), clientAddresses);
    }

    /** Why it may not speak for a tenant; empty where it may. */
    public Optional<DoorMismatch> mismatch(String tenant) {
        return maySpeakFor(tenant) ? Optional.empty() : mismatch("tenants", tenant, tenants);
    }

    private static Optional<DoorMismatch> mismatch(String field, String asked, Collection<?> registered) {
        String all = registered.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
        return Optional.of(new DoorMismatch(field, asked, all));
    }

    /** Whether it may speak for a tenant. */
    public boolean maySpeakFor(String tenant) {
        return tenants.isEmpty() || tenants.contains(tenant);
    }

    FrontDoor next(boolean gone, long next) {
        return new FrontDoor(
                id, name, protocols, services, connectsFrom, clientAddresses, tenants, backends, domains, gone, next);
    }

    private static boolean contains(List<Cidr> ranges, IpAddress address) {
        for (Cidr range : ranges) {
            if (range.contains(address)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int bytes() {
        int networks =
                HeapBytes.of(connectsFrom, 2 * HeapBytes.OBJECT) + HeapBytes.of(clientAddresses, 2 * HeapBytes.OBJECT);
        return 2 * HeapBytes.OBJECT
                + HeapBytes.of(id, name)
                + HeapBytes.of(protocols)
                + HeapBytes.of(services)
                + HeapBytes.of(tenants)
                + HeapBytes.of(backends.keySet())
                + HeapBytes.of(domains.usual())
                + HeapBytes.of(domains.netbios().keySet())
                + HeapBytes.of(domains.netbios().values(), 4 * HeapBytes.OBJECT)
                + HeapBytes.of(backends.values(), 4 * HeapBytes.OBJECT)
                + networks;
    }

    @Override
    public String identity() {
        return identity(id);
    }

    /** As the near-cache knows it. */
    public static String identity(String id) {
        return "door/" + id;
    }
}
