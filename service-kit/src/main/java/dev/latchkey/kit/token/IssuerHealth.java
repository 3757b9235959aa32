package dev.latchkey.kit.token;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Says whether an issuer of access tokens could be asked for its keys when that was last needed. It is asked nothing here. */
final class IssuerHealth implements HealthIndicator {
    private final TrustedIssuer issuer;

    IssuerHealth(TrustedIssuer issuer) {
        this.issuer = issuer;
    }

    /** Of one alone, or of each of several by its address. */
    static HealthContributor of(List<TrustedIssuer> issuers) {
        if (issuers.size() == 1) {
            return new IssuerHealth(issuers.getFirst());
        }
        Map<String, HealthContributor> each = new LinkedHashMap<>();
        for (TrustedIssuer issuer : issuers) {
            String key = key(issuer.name());
            each.put(each.containsKey(key) ? key + "_" + each.size() : key, new IssuerHealth(issuer));
        }
        return CompositeHealthContributor.fromMap(each);
    }

    /** Without what would part a path. */
    private static String key(String issuer) {
        return issuer.replaceFirst("^https?://", "").replaceFirst("/$", "").replaceAll("[^A-Za-z0-9.-]", "_");
    }

    @Override
    public Health health() {
        Health.Builder health = issuer.keys()
                .problem()
                .map(problem -> Health.down().withDetail("problem", problem))
                .orElseGet(Health::up);
        issuer.keys().readAt().ifPresent(at -> health.withDetail("keysReadAt", at.toString()));
        return health.withDetail("issuer", issuer.name()).build();
    }
}
