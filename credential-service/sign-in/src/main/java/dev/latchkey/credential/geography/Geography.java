package dev.latchkey.credential.geography;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.maxmind.geoip2.exception.GeoIp2Exception;
import dev.latchkey.policy.network.IpAddress;
import io.micrometer.core.instrument.Counter;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells where addresses are. What cannot be told is unknown, and never in the way of a sign-in. */
public final class Geography implements GeoLocator {
    private static final long MOST = 100_000;

    private final List<DatabaseFile> files;
    private final Counter failures;
    /** Another one for each set of databases: a lookup that began before must not leave its answer to those that come after. */
    private volatile Cache<IpAddress, GeoLocation> known = remembered();

    Geography(List<DatabaseFile> files, Counter failures) {
        this.files = List.copyOf(files);
        this.failures = failures;
    }

    private static Cache<IpAddress, GeoLocation> remembered() {
        return Caffeine.newBuilder().maximumSize(MOST).build();
    }

    /** By the databases there are; the first that knows a country, or an ASN, is believed. */
    @Override
    public GeoLocation of(@Nullable IpAddress address) {
        return address == null || files.isEmpty() ? GeoLocation.UNKNOWN : known.get(address, this::find);
    }

    /** Takes in files that were replaced since. */
    void look() {
        boolean changed = false;
        for (DatabaseFile file : files) {
            changed |= file.look();
        }
        if (changed) {
            known = remembered();
        }
    }

    List<DatabaseFile> files() {
        return files;
    }

    private GeoLocation find(IpAddress address) {
        GeoLocation place = GeoLocation.UNKNOWN;
        for (DatabaseFile file : files) {
            AddressDatabase database = file.database();
            place = database == null ? place : place.or(find(database, address));
        }
        return place;
    }

    private GeoLocation find(AddressDatabase database, IpAddress address) {
        try {
            return database.of(InetAddress.getByAddress(address.toBytes()));
        } catch (IOException | GeoIp2Exception | RuntimeException | StackOverflowError | OutOfMemoryError damage) {
            failures.increment();
            return GeoLocation.UNKNOWN;
        }
    }
}
