package dev.latchkey.credential.geography;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Says which address databases are in use, and what is wrong with the files: sign-ins go on without. */
final class GeographyHealth implements HealthIndicator {
    private final Geography geography;

    GeographyHealth(Geography geography) {
        this.geography = geography;
    }

    @Override
    public Health health() {
        boolean sound = geography.files().stream().allMatch(file -> file.problem() == null);
        Health.Builder health = sound ? Health.up() : Health.down();
        geography.files().forEach(file -> health.withDetail(file.path().toString(), details(file)));
        return health.build();
    }

    private static Map<String, String> details(DatabaseFile file) {
        Map<String, String> details = new LinkedHashMap<>();
        AddressDatabase database = file.database();
        details.put("inUse", database == null ? "none" : database.type() + " of " + database.builtAt());
        String problem = file.problem();
        if (problem != null) {
            details.put("problem", problem);
        }
        return details;
    }
}
