package dev.latchkey.policy.rule;

import static dev.latchkey.policy.problem.InvalidValueException.check;

import java.util.Optional;

/**
 * Where the networks of a named location are, by the tenant's own word: it wins over what any database says.
 *
 * @param country     ISO 3166-1 alpha-2, in capitals
 * @param coordinates where on Earth, if that is known
 */
public record GeographicSite(String country, Optional<Coordinates> coordinates) {
    /** @throws dev.latchkey.policy.problem.InvalidValueException unless there is such a country */
    public GeographicSite {
        Countries.check("country", country);
    }

    /**
     * A place on Earth (WGS 84), to about a metre.
     *
     * @param latitude  degrees, -90 to 90
     * @param longitude degrees, -180 to 180
     */
    public record Coordinates(double latitude, double longitude) {
        private static final double PER_DEGREE = 100_000;

        /** @throws dev.latchkey.policy.problem.InvalidValueException naming the field */
        public Coordinates {
            check(Math.abs(latitude) <= 90, "latitude", latitude, "-90 to 90 degrees");
            check(Math.abs(longitude) <= 180, "longitude", longitude, "-180 to 180 degrees");
            latitude = rounded(latitude);
            longitude = rounded(longitude);
        }

        private static double rounded(double degrees) {
            return Math.round(degrees * PER_DEGREE) / PER_DEGREE;
        }
    }
}
