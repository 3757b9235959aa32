package dev.latchkey.credential.verification;

import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInRecorded;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Counts sign-ins by reason, and how long they took until they were on the record. No label names a person. */
final class SignInMetrics {
    private final Map<SignInReason, Counter> byReason = new EnumMap<>(SignInReason.class);
    private final Timer timer;

    SignInMetrics(MeterRegistry meters) {
        for (SignInReason reason : SignInReason.values()) {
            byReason.put(reason, meters.counter("latchkey.sign.ins", "reason", reason.name()));
        }
        this.timer = Timer.builder("latchkey.sign.in.duration")
                .description("from arrival to the acknowledged record")
                .serviceLevelObjectives(Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(100))
                .register(meters);
    }

    void count(SignInRecorded event, boolean unconfirmed, long arrived) {
        Counter counter = byReason.get(unconfirmed ? SignInReason.TEMPORARY_FAILURE : event.reason());
        if (counter != null) {
            counter.increment();
        }
        timer.record(Duration.ofNanos(System.nanoTime() - arrived));
    }
}
