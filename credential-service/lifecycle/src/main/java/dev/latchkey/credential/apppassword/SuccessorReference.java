package dev.latchkey.credential.apppassword;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a rotated app password knows of its successor.
 *
 * @param retiresAt when the old one stops working at the latest
 */
public record SuccessorReference(String successor, Instant rotatedAt, Instant retiresAt) {
    public SuccessorReference {
        rotatedAt = rotatedAt.truncatedTo(ChronoUnit.MILLIS);
        retiresAt = retiresAt.truncatedTo(ChronoUnit.MILLIS);
    }
}
