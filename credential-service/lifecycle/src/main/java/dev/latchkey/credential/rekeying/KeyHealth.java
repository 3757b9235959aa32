package dev.latchkey.credential.rekeying;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Says which HMAC keys there are, and whether one is missing that app passwords depend on. */
final class KeyHealth implements HealthIndicator {
    /** Not DOWN: everybody else is let in, and it lasts until somebody acts. */
    private static final String DEGRADED = "DEGRADED";

    private final KeyInspection inspection;

    KeyHealth(KeyInspection inspection) {
        this.inspection = inspection;
    }

    @Override
    public Health health() {
        return inspection
                .last()
                .map(KeyHealth::of)
                .orElseGet(() -> Health.unknown().build());
    }

    private static Health of(KeyReport report) {
        Health.Builder health = report.missing().isEmpty() ? Health.up() : Health.status(DEGRADED);
        return health.withDetail("current", report.current())
                .withDetail("missing", report.missing())
                .withDetail("removable", report.removable())
                .build();
    }
}
