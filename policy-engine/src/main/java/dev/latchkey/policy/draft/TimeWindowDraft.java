package dev.latchkey.policy.draft;

import static dev.latchkey.policy.problem.InvalidValueException.present;

import dev.latchkey.policy.problem.InvalidValueException;
import dev.latchkey.policy.problem.Problems;
import dev.latchkey.policy.rule.TimeOfDay;
import dev.latchkey.policy.rule.TimeWindow;
import java.time.DayOfWeek;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A weekly time window as written.
 *
 * @param days {@code monday} … {@code sunday}
 * @param from {@code HH:mm}
 * @param to   {@code HH:mm}, up to {@code 24:00}
 * @param zone IANA name
 */
public record TimeWindowDraft(
        @Nullable List<@Nullable String> days,
        @Nullable String from,
        @Nullable String to,
        @Nullable String zone) {

    /** @throws InvalidValueException with every problem, paths from here */
    public TimeWindow toTimeWindow() {
        var problems = new Problems();
        var readDays = problems.readEach("days", days, TimeWindowDraft::day);
        var readFrom = problems.read("from", () -> TimeOfDay.parse(present(from, "HH:mm")));
        var readTo = problems.read("to", () -> TimeOfDay.parse(present(to, "HH:mm")));
        var readZone = problems.read("zone", () -> TimeWindow.parseZone(present(zone, "an IANA time zone")));
        return problems.build(
                () -> new TimeWindow(new HashSet<>(readDays.get()), readFrom.get(), readTo.get(), readZone.get()));
    }

    private static DayOfWeek day(String name) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().toLowerCase(Locale.ROOT).equals(name)) {
                return day;
            }
        }
        throw new InvalidValueException("", name, "monday, tuesday, wednesday, thursday, friday, saturday or sunday");
    }
}
