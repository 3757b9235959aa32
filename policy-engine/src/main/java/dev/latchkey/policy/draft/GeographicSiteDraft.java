package dev.latchkey.policy.draft;

import static dev.latchkey.policy.problem.InvalidValueException.present;

import dev.latchkey.policy.problem.Problems;
import dev.latchkey.policy.rule.GeographicSite;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where networks are, as written.
 *
 * @param country   ISO 3166-1 alpha-2, in capitals
 * @param latitude  degrees; with {@code longitude}, or absent
 * @param longitude degrees; with {@code latitude}, or absent
 */
public record GeographicSiteDraft(
        @Nullable String country,
        @Nullable Double latitude,
        @Nullable Double longitude) {

    /** @throws dev.latchkey.policy.problem.InvalidValueException with every problem, paths from here */
    public GeographicSite toSite() {
        var problems = new Problems();
        var readCountry = problems.read("country", () -> present(country, "a country such as CH"));
        var readCoordinates = problems.read("", this::coordinates);
        return problems.build(() -> new GeographicSite(readCountry.get(), readCoordinates.get()));
    }

    private Optional<GeographicSite.Coordinates> coordinates() {
        if (latitude == null && longitude == null) {
            return Optional.empty();
        }
        var problems = new Problems();
        var north = problems.read("latitude", () -> present(latitude, "degrees, for there is a longitude"));
        var east = problems.read("longitude", () -> present(longitude, "degrees, for there is a latitude"));
        return Optional.of(problems.build(() -> new GeographicSite.Coordinates(north.get(), east.get())));
    }
}
