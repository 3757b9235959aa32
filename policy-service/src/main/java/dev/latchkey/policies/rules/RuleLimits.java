package dev.latchkey.policies.rules;

import dev.latchkey.events.EventJson;
import dev.latchkey.events.PolicySnapshotPublished;
import dev.latchkey.kit.problem.ProblemException;
import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * How much a tenant may write.
 *
 * @param locations     named locations
 * @param ranges        networks of one named location
 * @param policies      policies
 * @param snapshotBytes all of it, as one event
 */
public record RuleLimits(int locations, int ranges, int policies, long snapshotBytes) {
    /** @throws ProblemException 413 where all rules together are too much for one event */
    void check(PolicySnapshotPublished snapshot) {
        int size = EventJson.write(snapshot).length;
        if (size > snapshotBytes) {
            throw new ProblemException(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "All rules together would take " + size + " bytes (expected: at most " + snapshotBytes + ").",
                    List.of());
        }
    }
}
