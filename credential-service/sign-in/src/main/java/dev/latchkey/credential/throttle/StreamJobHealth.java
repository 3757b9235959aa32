package dev.latchkey.credential.throttle;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Red while nobody decides here of what all replicas see, or only of what was long ago. Each replica goes on with what it sees itself,
 * and with the holds that it knows.
 */
final class StreamJobHealth implements HealthIndicator {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final StreamJob job;
    private final Clock clock;

    StreamJobHealth(StreamJob job, Clock clock) {
        this.job = job;
        this.clock = clock;
    }

    @Override
    public Health health() {
        boolean good = job.goodAsOf().plus(LONG).isAfter(clock.instant());
        Health.Builder health = good ? Health.up() : Health.down();
        health.withDetail("running", job.running()).withDetail("recordsBehind", job.behind());
        job.cause().ifPresent(why -> health.withDetail("heldUpBy", why.toString()));
        return good
                ? health.build()
                : health.withDetail("goodAsOf", job.goodAsOf()).build();
    }
}
