package dev.latchkey.credential.frontdoor;

import dev.latchkey.kit.problem.ProblemException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the key of a front door is to be rotated.
 *
 * @param overlap how long the old one works on
 */
record KeyRotationRequest(@Nullable Duration overlap) {
    private static final Duration DEFAULT = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(7);

    /** How long the old key works on; nothing given is the default. */
    static Duration overlap(@Nullable KeyRotationRequest request) {
        Duration given = request == null || request.overlap == null ? DEFAULT : request.overlap;
        if (given.isNegative() || given.compareTo(LONGEST) > 0) {
            throw ProblemException.badField(
                    "overlap", given.toString(), "PT0S, which ends the old key at once, to P7D");
        }
        return given;
    }
}
