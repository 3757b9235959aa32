package dev.latchkey.credential.geography;

import org.jspecify.annotations.Nullable;

/**
 * Where an address is, as far as that is known.
 *
 * @param country ISO 3166-1 alpha-2, in capitals
 * @param asn     number of the autonomous system (RFC 6793)
 */
public record Place(@Nullable String country, @Nullable Long asn) {
    /** Nobody knows. */
    public static final Place UNKNOWN = new Place(null, null);

    Place or(Place other) {
        return new Place(country == null ? other.country : country, asn == null ? other.asn : asn);
    }
}
