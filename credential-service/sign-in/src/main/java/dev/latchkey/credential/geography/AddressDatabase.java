package dev.latchkey.credential.geography;

import com.maxmind.db.CHMCache;
import com.maxmind.db.InvalidNetworkException;
import com.maxmind.db.Reader;
import com.maxmind.geoip2.DatabaseReader;
import com.maxmind.geoip2.exception.GeoIp2Exception;
import com.maxmind.geoip2.model.AsnResponse;
import com.maxmind.geoip2.model.CityResponse;
import com.maxmind.geoip2.model.CountryResponse;
import com.maxmind.geoip2.record.Country;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** One database, whole in memory, and looked over before it is believed. */
final class AddressDatabase {
    // All of a test's or a small tenant's database, and enough of a large one to meet damage that is spread over it.
    private static final int LOOKED_OVER = 200_000;

    private final DatabaseReader reader;
    private final Kind kind;

    private enum Kind {
        COUNTRY,
        CITY,
        ASN
    }

    private AddressDatabase(DatabaseReader reader, Kind kind) {
        this.reader = reader;
        this.kind = kind;
    }

    /** @throws BrokenDatabaseException saying what is wrong with the bytes */
    static AddressDatabase read(byte[] bytes) throws BrokenDatabaseException {
        try {
            DatabaseReader reader = new DatabaseReader.Builder(new ByteArrayInputStream(bytes))
                    .withCache(new CHMCache())
                    .build();
            Kind kind = kind(reader.metadata().databaseType());
            lookOver(bytes);
            return new AddressDatabase(reader, kind);
        } catch (IOException
                | InvalidNetworkException
                | RuntimeException
                | StackOverflowError
                | OutOfMemoryError damage) {
            // The reader follows what the file says, in circles where it says so.
            throw new BrokenDatabaseException("not a sound MaxMind DB file: " + damage);
        }
    }

    private static Kind kind(String type) throws BrokenDatabaseException {
        if (type.contains("City") || type.contains("Enterprise")) {
            return Kind.CITY;
        }
        if (type.contains("Country")) {
            return Kind.COUNTRY;
        }
        if (type.contains("ASN") || type.contains("ISP")) {
            return Kind.ASN;
        }
        throw new BrokenDatabaseException("database type " + type + " (expected: one of countries, cities or ASNs)");
    }

    @SuppressWarnings("rawtypes")
    private static void lookOver(byte[] bytes) throws IOException, InvalidNetworkException, BrokenDatabaseException {
        try (Reader reader = new Reader(new ByteArrayInputStream(bytes))) {
            var networks = reader.networks(Map.class);
            int looked = 0;
            while (looked < LOOKED_OVER && networks.hasNext()) {
                networks.next();
                looked++;
            }
            if (looked == 0) {
                throw new BrokenDatabaseException("holds no network");
            }
        }
    }

    String type() {
        return reader.metadata().databaseType();
    }

    Instant builtAt() {
        return reader.metadata().buildTime();
    }

    /** @throws IOException where the file turns out to be damaged after all */
    GeoLocation of(InetAddress address) throws IOException, GeoIp2Exception {
        return switch (kind) {
            case COUNTRY -> in(reader.tryCountry(address).map(CountryResponse::country));
            case CITY -> in(reader.tryCity(address).map(CityResponse::country));
            case ASN ->
                new GeoLocation(
                        null,
                        reader.tryAsn(address)
                                .map(AsnResponse::autonomousSystemNumber)
                                .orElse(null));
        };
    }

    private static GeoLocation in(Optional<Country> country) {
        return new GeoLocation(
                country.flatMap(each -> Optional.ofNullable(each.isoCode())).orElse(null), null);
    }
}
