package dev.latchkey.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place with a name: networks, countries and autonomous systems.
 *
 * @param ranges         CIDR, IPv4 and IPv6; may be empty
 * @param countries      ISO 3166-1 alpha-2, in capitals
 * @param asns           numbers of autonomous systems
 * @param unknownCountry whether addresses of no known country are in it
 * @param site           where {@code ranges} are, by the tenant's own word
 */
public record NamedLocationDefinition(
        String id,
        String name,
        List<String> ranges,
        @Nullable List<String> countries,
        @Nullable List<Long> asns,
        @Nullable Boolean unknownCountry,
        @Nullable Site site,
        boolean trusted) {
    public NamedLocationDefinition {
        ranges = DefensiveCopy.list(ranges);
        countries = countries == null ? null : List.copyOf(countries);
        asns = asns == null ? null : List.copyOf(asns);
    }

    /** Networks alone. */
    public NamedLocationDefinition(String id, String name, List<String> ranges, boolean trusted) {
        this(id, name, ranges, null, null, null, null, trusted);
    }

    /**
     * Where networks are.
     *
     * @param country   ISO 3166-1 alpha-2, in capitals
     * @param latitude  degrees; with {@code longitude}, or absent
     * @param longitude degrees; with {@code latitude}, or absent
     */
    public record Site(
            String country,
            @Nullable Double latitude,
            @Nullable Double longitude) {}
}
