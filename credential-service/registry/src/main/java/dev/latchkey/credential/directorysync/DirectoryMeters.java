package dev.latchkey.credential.directorysync;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** The figures of what providers are asked, each by its source. */
final class DirectoryMeters {
    private static final String READINGS = "latchkey.directory.readings";
    private static final String CHANGES = "latchkey.directory.changes";

    private final MeterRegistry meters;
    private final Clock clock;

    DirectoryMeters(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    void count(DirectorySource source, DirectoryReading reading) {
        meters.counter(READINGS, "source", source.id(), "result", reading.held() > 0 ? "held" : "done")
                .increment();
        changes(source, "off").increment(reading.switchedOff());
        changes(source, "on").increment(reading.switchedOn());
    }

    void failed(DirectorySource source) {
        meters.counter(READINGS, "source", source.id(), "result", "failed").increment();
    }

    private Counter changes(DirectorySource source, String to) {
        return meters.counter(CHANGES, "source", source.id(), "switched", to);
    }

    /** How old the last reading is that succeeded, by whichever replica. */
    void watch(DirectorySource source, Supplier<Optional<SourceState>> state) {
        Gauge.builder("latchkey.directory.age", () -> age(state.get()))
                .tag("source", source.id())
                .baseUnit("seconds")
                .register(meters);
    }

    private double age(Optional<SourceState> state) {
        Instant at = state.map(SourceState::readAt).orElse(null);
        return at == null ? Double.NaN : Duration.between(at, clock.instant()).toMillis() / 1000.0;
    }
}
