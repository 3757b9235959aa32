package dev.latchkey.audit.sequence;

import java.time.Instant;
import java.util.UUID;

/** When a producer started: its name ends in a UUIDv7 (RFC 9562), whose first 48 bits are the milliseconds. */
final class ProducerStart {
    private ProducerStart() {}

    /** Whether it certainly started after {@code time}. */
    static boolean isAfter(String producer, Instant time) {
        try {
            UUID start = UUID.fromString(producer.substring(producer.lastIndexOf('/') + 1));
            return start.version() == 7 && (start.getMostSignificantBits() >>> 16) > time.toEpochMilli();
        } catch (IllegalArgumentException namedOtherwise) {
            return false;
        }
    }
}
