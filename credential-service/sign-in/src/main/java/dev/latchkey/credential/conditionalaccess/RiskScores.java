package dev.latchkey.credential.conditionalaccess;

import com.github.benmanes.caffeine.cache.Cache;
import dev.latchkey.credential.memory.HeapBytes;
import dev.latchkey.credential.memory.MemoryBudget;
import dev.latchkey.credential.memory.MemoryShare;
import dev.latchkey.events.AlertRaised;
import dev.latchkey.events.AlertSeverity;
import dev.latchkey.policy.rule.Risk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which app passwords are at risk: by the alerts that name them, for as long as those count. Alerts about an account alone do
 * not: they are in the hands of whoever attacks it, who must not be able to lock its owner out.
 */
public final class RiskScores {
    /** Four moments at most. */
    private static final int SEEN = 6 * HeapBytes.OBJECT;

    private final Duration counts;
    private final Clock clock;
    private final Cache<Key, Map<Risk, Instant>> lastSeen;

    private record Key(String tenant, String credential) {
        int bytes() {
            return HeapBytes.OBJECT + HeapBytes.of(tenant, credential);
        }
    }

    RiskScores(MemoryBudget budget, Duration counts, Clock clock) {
        this.counts = counts;
        this.clock = clock;
        this.lastSeen = budget.cache(MemoryShare.RISKS, (key, seen) -> key.bytes() + SEEN, counts);
    }

    /** The risk of an app password now. */
    public Risk of(String tenant, @Nullable String credential) {
        Map<Risk, Instant> seen = credential == null ? null : lastSeen.getIfPresent(new Key(tenant, credential));
        if (seen == null) {
            return Risk.NONE;
        }
        Instant since = clock.instant().minus(counts);
        return seen.entrySet().stream()
                .filter(each -> each.getValue().isAfter(since))
                .map(Map.Entry::getKey)
                .reduce(Risk.NONE, Risk::or);
    }

    void saw(AlertRaised alert) {
        if (alert.credential() != null) {
            Map<Risk, Instant> seen = Map.of(risk(alert.severity()), alert.lastSeen());
            lastSeen.asMap().merge(new Key(alert.tenant(), alert.credential()), seen, RiskScores::both);
        }
    }

    /** Of each risk when it was seen last. */
    private static Map<Risk, Instant> both(Map<Risk, Instant> one, Map<Risk, Instant> other) {
        Map<Risk, Instant> both = new EnumMap<>(one);
        other.forEach((risk, at) -> both.merge(risk, at, (a, b) -> a.isAfter(b) ? a : b));
        return both;
    }

    private static Risk risk(AlertSeverity severity) {
        return switch (severity) {
            case LOW -> Risk.LOW;
            case MEDIUM -> Risk.MEDIUM;
            case HIGH, CRITICAL -> Risk.HIGH;
            case INFORMATIONAL -> Risk.NONE;
        };
    }
}
