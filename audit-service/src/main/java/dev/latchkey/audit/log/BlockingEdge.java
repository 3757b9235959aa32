package dev.latchkey.audit.log;

import java.time.Duration;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** The one place where a consumer's thread waits for the database. */
final class BlockingEdge {
    private final Duration atMost;

    BlockingEdge(Duration atMost) {
        this.atMost = atMost;
    }

    /** The value, or the failure that kept it from coming. */
    <T> T forValue(Mono<T> value) {
        return Objects.requireNonNull(value.block(atMost), "nothing came");
    }
}
