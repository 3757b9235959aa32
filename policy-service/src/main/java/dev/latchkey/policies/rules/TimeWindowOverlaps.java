package dev.latchkey.policies.rules;

import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.policy.draft.PolicyDraft;
import dev.latchkey.policy.draft.TimeWindowDraft;
import dev.latchkey.policy.problem.InvalidValueException;
import dev.latchkey.policy.rule.TimeWindow;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Time windows of one policy that overlap: most often a slip. Asked of whoever writes, not of what is published: a snapshot
 * must not fail over what does no harm.
 */
final class TimeWindowOverlaps {
    private TimeWindowOverlaps() {}

    static void check(PolicyDraft draft) {
        List<@Nullable TimeWindowDraft> windows =
                draft.conditions() == null ? null : draft.conditions().timeWindows();
        if (windows == null) {
            return;
        }
        List<Optional<TimeWindow>> read =
                windows.stream().map(TimeWindowOverlaps::read).toList();
        for (int later = 1; later < read.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                check(read, earlier, later);
            }
        }
    }

    private static void check(List<Optional<TimeWindow>> windows, int earlier, int later) {
        Optional<TimeWindow> one = windows.get(earlier);
        Optional<TimeWindow> other = windows.get(later);
        if (one.isPresent() && other.isPresent() && one.get().overlaps(other.get())) {
            throw ProblemException.badField(
                    "conditions.timeWindows[" + later + "]",
                    "overlaps timeWindows[" + earlier + "]",
                    "one that shares no time with timeWindows[" + earlier + "]");
        }
    }

    /** What cannot be read is the engine's to complain of. */
    private static Optional<TimeWindow> read(@Nullable TimeWindowDraft draft) {
        try {
            return draft == null ? Optional.empty() : Optional.of(draft.toTimeWindow());
        } catch (InvalidValueException broken) {
            return Optional.empty();
        }
    }
}
