package dev.latchkey.credential.geography;

import dev.latchkey.policy.network.IpAddress;
import org.jspecify.annotations.Nullable;

/** Tells where addresses are. */
@FunctionalInterface
public interface GeoLocator {
    /** Where an address is; {@link GeoLocation#UNKNOWN} where that cannot be told, or there is no address. Never waits. */
    GeoLocation of(@Nullable IpAddress address);
}
