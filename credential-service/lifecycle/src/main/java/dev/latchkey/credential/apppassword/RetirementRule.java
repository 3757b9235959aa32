package dev.latchkey.credential.apppassword;

import dev.latchkey.credential.lastuse.LastUse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When a rotated app password is to be retired.
 *
 * @param grace how long it has to have been silent before its deadline
 */
record RetirementRule(Duration grace) {

    /** At its deadline; before it where the successor is in use and it was silent for the whole of the grace. */
    boolean isDue(AppPassword old, Map<String, LastUse> uses, Instant now) {
        SuccessorReference succession = old.succession();
        if (succession == null) {
            return false;
        }
        return Deadline.RETIREMENT.hasCome(old, now)
                || uses.containsKey(succession.successor())
                        && isSilent(uses.get(old.id()), succession.rotatedAt(), now);
    }

    /** The grace begins with the rotation at the earliest. */
    private boolean isSilent(@Nullable LastUse last, Instant rotatedAt, Instant now) {
        Instant since = last == null || last.at().isBefore(rotatedAt) ? rotatedAt : last.at();
        return !since.plus(grace).isAfter(now);
    }
}
