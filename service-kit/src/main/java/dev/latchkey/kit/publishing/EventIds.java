package dev.latchkey.kit.publishing;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/** Makes event ids: UUIDv7 (RFC 9562), so that they sort by time. Injected, so that tests can foresee them. */
@FunctionalInterface
public interface EventIds {
    /** A new id. Thread-safe. */
    UUID next();

    /** The real ones. */
    static EventIds timeOrdered() {
        TimeBasedEpochGenerator generator = Generators.timeBasedEpochGenerator();
        return generator::generate;
    }
}
