package dev.latchkey.kit.security;

import dev.latchkey.kit.key.SigningKeys;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Says whether the issuer of access tokens could be asked for its keys when that was last needed. It is asked nothing here. */
final class IssuerHealth implements HealthIndicator {
    private final String issuer;
    private final SigningKeys keys;

    IssuerHealth(String issuer, SigningKeys keys) {
        this.issuer = issuer;
        this.keys = keys;
    }

    @Override
    public Health health() {
        Health.Builder health = keys.problem()
                .map(problem -> Health.down().withDetail("problem", problem))
                .orElseGet(Health::up);
        keys.readAt().ifPresent(at -> health.withDetail("keysReadAt", at.toString()));
        return health.withDetail("issuer", issuer).build();
    }
}
