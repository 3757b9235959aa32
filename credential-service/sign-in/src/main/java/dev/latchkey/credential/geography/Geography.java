package dev.latchkey.credential.geography;

import com.github.benmanes.caffeine.cache.Cache;
import com.maxmind.geoip2.exception.GeoIp2Exception;
import dev.latchkey.credential.memory.HeapBytes;
import dev.latchkey.credential.memory.MemoryBudget;
import dev.latchkey.credential.memory.MemoryShare;
import dev.latchkey.policy.network.IpAddress;
import io.micrometer.core.instrument.Counter;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells where addresses are. What cannot be told is unknown, and never in the way of a sign-in. */
public final class Geography implements GeoLocator {
    /** An address, a place, its country and its number. */
    private static final int PLACE = 4 * HeapBytes.OBJECT;

    private static final Duration KNOWN_FOR = Duration.ofDays(1);

    private final List<DatabaseFile> files;
    private final Counter failures;
    private final MemoryBudget budget;
    /** Another one for each set of databases: a lookup that began before must not leave its answer to those that come after. */
    private volatile Cache<IpAddress, GeoLocation> known;

    Geography(List<DatabaseFile> files, Counter failures, MemoryBudget budget) {
        this.files = List.copyOf(files);
        this.failures = failures;
        this.budget = budget;
        this.known = remembered();
    }

    private Cache<IpAddress, GeoLocation> remembered() {
        return budget.cache(MemoryShare.LOCATIONS, (address, place) -> PLACE, KNOWN_FOR);
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
