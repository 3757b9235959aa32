package dev.latchkey.kit.consuming;

import dev.latchkey.kit.text.FailureWords;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Red while a partition does not get on, or a consumer is not there that nobody has stopped. */
final class ConsumingHealth implements HealthIndicator {
    /** A batch that has been tried for so long keeps what is behind it for too long. */
    static final Duration STUCK_AFTER = Duration.ofMinutes(1);

    private final PartitionProgress progress;
    private final Supplier<List<String>> missing;
    private final Clock clock;
    private final Instant begun;

    /** @param missing the groups that nothing consumes for */
    ConsumingHealth(PartitionProgress progress, Supplier<List<String>> missing, Clock clock) {
        this.progress = progress;
        this.missing = missing;
        this.clock = clock;
        this.begun = clock.instant();
    }

    @Override
    public Health health() {
        List<PartitionProgress.Stuck> stuck = progress.stuck(STUCK_AFTER);
        List<String> idle = begun.plus(STUCK_AFTER).isBefore(clock.instant()) ? missing.get() : List.of();
        Health.Builder health = stuck.isEmpty() && idle.isEmpty() ? Health.up() : Health.down();
        stuck.forEach(each -> health.withDetail(each.partition().toString(), words(each)));
        idle.forEach(group -> health.withDetail(group, "nothing consumes for it"));
        return health.build();
    }

    private static String words(PartitionProgress.Stuck stuck) {
        Throwable why = stuck.why();
        return "since " + stuck.since() + ", failed " + stuck.failures() + " times"
                + (why == null ? "" : ", of " + FailureWords.of(why));
    }
}
