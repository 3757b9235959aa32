package dev.latchkey.policy.draft;

import static dev.latchkey.policy.problem.InvalidValueException.present;

import dev.latchkey.policy.problem.Problems;
import dev.latchkey.policy.rule.DateRange;
import dev.latchkey.policy.rule.TimeWindow;
import org.jspecify.annotations.Nullable;

/**
 * Days of the calendar as written.
 *
 * @param from the first day, {@code 2026-12-24}
 * @param to   the last day
 * @param zone IANA name
 */
public record DateRangeDraft(
        @Nullable String from,
        @Nullable String to,
        @Nullable String zone) {

    /** @throws dev.latchkey.policy.problem.InvalidValueException with every problem, paths from here */
    public DateRange toDateRange() {
        var problems = new Problems();
        var readFrom = problems.read("from", () -> DateRange.parseDay(present(from, "a day such as 2026-12-24")));
        var readTo = problems.read("to", () -> DateRange.parseDay(present(to, "a day such as 2026-12-31")));
        var readZone = problems.read("zone", () -> TimeWindow.parseZone(present(zone, "an IANA time zone")));
        return problems.build(() -> new DateRange(readFrom.get(), readTo.get(), readZone.get()));
    }
}
