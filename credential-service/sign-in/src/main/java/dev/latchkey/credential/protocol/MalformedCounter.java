package dev.latchkey.credential.protocol;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what front doors send that cannot be read: it is on no record. */
final class MalformedCounter {
    private final MeterRegistry meters;

    MalformedCounter(MeterRegistry meters) {
        this.meters = meters;
    }

    /** @param protocol of the front door, as its adapter names it */
    void count(String protocol, MalformedKind kind) {
        Counter.builder("latchkey.front.door.requests.malformed")
                .description("requests of front doors that could not be read")
                .tag("protocol", protocol)
                .tag("kind", kind.wireName())
                .register(meters)
                .increment();
    }
}
