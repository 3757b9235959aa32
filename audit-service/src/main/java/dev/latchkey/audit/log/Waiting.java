package dev.latchkey.audit.log;

import java.time.Duration;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** The one place where a consumer's thread waits for the database. */
final class Waiting {
    private final Duration atMost;

    Waiting(Duration atMost) {
        this.atMost = atMost;
    }

    /** The value, or the failure that kept it from coming. */
    <T> T forValue(Mono<T> value) {
        return Objects.requireNonNull(value.block(atMost), "nothing came");
    }
}
