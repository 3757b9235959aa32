package dev.latchkey.credential.geography;

import org.jspecify.annotations.Nullable;

/**
 * Where an address is, as far as that is known.
 *
 * @param country ISO 3166-1 alpha-2, in capitals
 * @param asn     number of the autonomous system (RFC 6793)
 */
public record GeoLocation(
        @Nullable String country, @Nullable Long asn) {
    /** Nobody knows. */
    public static final GeoLocation UNKNOWN = new GeoLocation(null, null);

    GeoLocation or(GeoLocation other) {
        return new GeoLocation(country == null ? other.country : country, asn == null ? other.asn : asn);
    }
}
