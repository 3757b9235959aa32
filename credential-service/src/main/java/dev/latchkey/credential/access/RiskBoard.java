package dev.latchkey.credential.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.latchkey.events.AlertRaised;
import dev.latchkey.events.AlertSeverity;
import dev.latchkey.policy.rule.Risk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which app passwords are at risk: by the alerts that name them, for as long as those count. Alerts about an account alone do
 * not: they are in the hands of whoever attacks it, who must not be able to lock its owner out.
 */
public final class RiskBoard {
    private static final long MOST = 100_000;

    private final Duration counts;
    private final Clock clock;
    private final Cache<String, Entry> entries;

    private record Entry(Risk risk, Instant until) {
        Entry or(Entry other) {
            Entry higher = risk.compareTo(other.risk) >= 0 ? this : other;
            Entry lower = higher == this ? other : this;
            // A lower one that lasts longer is forgotten with the higher: an alert that still holds is raised again.
            return higher.risk == lower.risk && lower.until.isAfter(higher.until) ? lower : higher;
        }
    }

    RiskBoard(Duration counts, Clock clock) {
        this.counts = counts;
        this.clock = clock;
        this.entries = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfter(Expiry.<String, Entry>writing((key, entry) -> left(entry)))
                .build();
    }

    private Duration left(Entry entry) {
        Duration left = Duration.between(clock.instant(), entry.until());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** The risk of an app password now. */
    public Risk of(String tenant, @Nullable String credential) {
        Entry entry = credential == null ? null : entries.getIfPresent(key(tenant, credential));
        return entry == null || !clock.instant().isBefore(entry.until()) ? Risk.NONE : entry.risk();
    }

    void saw(AlertRaised alert) {
        if (alert.credential() != null) {
            Entry entry = new Entry(risk(alert.severity()), alert.lastSeen().plus(counts));
            entries.asMap().merge(key(alert.tenant(), alert.credential()), entry, Entry::or);
        }
    }

    private static Risk risk(AlertSeverity severity) {
        return switch (severity) {
            case LOW -> Risk.LOW;
            case MEDIUM -> Risk.MEDIUM;
            case HIGH, CRITICAL -> Risk.HIGH;
            case INFORMATIONAL -> Risk.NONE;
        };
    }

    private static String key(String tenant, String credential) {
        return tenant + "/" + credential;
    }
}
