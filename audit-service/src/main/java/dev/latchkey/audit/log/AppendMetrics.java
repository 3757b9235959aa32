package dev.latchkey.audit.log;

import dev.latchkey.kit.consuming.ReceivedEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How long after they happened events can be found. */
final class AppendMetrics {
    private final Timer delay;
    private final Clock clock;

    AppendMetrics(MeterRegistry meters, Clock clock) {
        this.delay = Timer.builder("latchkey.audit.delay")
                .description("From an event's time to its being found in the log")
                .publishPercentiles(0.5, 0.99)
                .serviceLevelObjectives(Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofSeconds(1))
                .register(meters);
        this.clock = clock;
    }

    void appended(List<ReceivedEvent> events) {
        Instant now = clock.instant();
        events.forEach(each -> delay.record(Duration.between(each.envelope().time(), now)));
    }
}
