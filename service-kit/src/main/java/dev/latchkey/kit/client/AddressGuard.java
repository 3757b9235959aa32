package dev.latchkey.kit.client;

import dev.latchkey.policy.network.Cidr;
import dev.latchkey.policy.network.IpAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Keeps calls to addresses that others named from being pointed at the house itself (server-side request forgery). A
 * destination must be https on the public internet, unless the operator allows its network. The address that was checked
 * is the one to connect to: asking the name server twice would let the second answer differ.
 */
public final class AddressGuard {
    private static final int LONGEST_URL = 2048;

    private final List<Cidr> allowed;
    private final NameLookup names;
    private final Duration patience;

    AddressGuard(List<Cidr> allowed, NameLookup names, Duration patience) {
        this.allowed = List.copyOf(allowed);
        this.names = names;
        this.patience = patience;
    }

    /**
     * One that asks the name server of this machine.
     *
     * @param allowed  networks that are admitted although they are not public; there, plain http is too
     * @param patience for the name server
     */
    public static AddressGuard allowing(List<Cidr> allowed, Duration patience) {
        return new AddressGuard(allowed, InetAddress::getAllByName, patience);
    }

    /** Asks for the addresses of a name; blocks. */
    @FunctionalInterface
    interface NameLookup {
        InetAddress[] addresses(String name) throws UnknownHostException;
    }

    /**
     * Reads a URL without asking any name server.
     *
     * @throws DestinationRefusedException naming what is wrong with it
     */
    public static URI parse(String url) {
        check(url.length() <= LONGEST_URL, "longer than " + LONGEST_URL + " characters");
        URI uri;
        try {
            uri = URI.create(url).parseServerAuthority();
        } catch (IllegalArgumentException | java.net.URISyntaxException malformed) {
            throw new DestinationRefusedException("not a URL");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        check(scheme.equals("https") || scheme.equals("http"), "not an https URL");
        check(uri.getHost() != null, "a URL without a host");
        check(uri.getRawUserInfo() == null, "a URL with a user name or password in it");
        check(uri.getRawFragment() == null, "a URL with a fragment");
        check(uri.getPort() != 0 && uri.getPort() <= 65535, "a URL with a port that does not exist");
        return uri;
    }

    /** The address to connect to; fails with {@link DestinationRefusedException}. */
    public Mono<InetAddress> admit(URI url) {
        String host = bare(url.getHost());
        return Mono.fromCallable(() -> names.addresses(host))
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(patience)
                .onErrorMap(failure -> new DestinationRefusedException("a name that cannot be resolved"))
                .map(addresses -> admit(url, addresses));
    }

    private InetAddress admit(URI url, InetAddress[] addresses) {
        boolean trusted = Arrays.stream(addresses).map(IpAddress::of).allMatch(this::isAllowed);
        if (!trusted) {
            boolean open = Arrays.stream(addresses).map(IpAddress::of).allMatch(this::isReachable);
            check(open, "an address that is not on the public internet");
            check("https".equalsIgnoreCase(url.getScheme()), "not an https URL");
        }
        return addresses[0];
    }

    private boolean isReachable(IpAddress address) {
        return isAllowed(address) || SpecialNetworks.isPublic(address);
    }

    private boolean isAllowed(IpAddress address) {
        return allowed.stream().anyMatch(each -> each.contains(address));
    }

    private static String bare(@Nullable String host) {
        String name = String.valueOf(host);
        return name.startsWith("[") ? name.substring(1, name.length() - 1) : name;
    }

    private static void check(boolean fine, String problem) {
        if (!fine) {
            throw new DestinationRefusedException(problem);
        }
    }
}
