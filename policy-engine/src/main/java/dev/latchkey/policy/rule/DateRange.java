package dev.latchkey.policy.rule;

import static dev.latchkey.policy.problem.InvalidValueException.check;

import dev.latchkey.policy.problem.InvalidValueException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/**
 * Some days of the calendar in {@code zone}.
 *
 * @param from the first day
 * @param to   the last day, not before {@code from}
 */
public record DateRange(LocalDate from, LocalDate to, ZoneId zone) {
    private static final int LAST_YEAR = 9999;

    /** @throws InvalidValueException naming the field */
    public DateRange {
        check(!to.isBefore(from), "to", to, "the day of from " + from + ", or a later one");
        check(from.getYear() >= 0, "from", from, "a day in the years 0000 to 9999");
        check(to.getYear() <= LAST_YEAR, "to", to, "a day in the years 0000 to 9999");
    }

    /** @throws InvalidValueException unless it is a day as in ISO 8601: {@code 2026-12-31} */
    public static LocalDate parseDay(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException broken) {
            throw new InvalidValueException("", text, "a day such as 2026-12-31");
        }
    }

    /** When the first day begins. */
    public Instant start() {
        return from.atStartOfDay(zone).toInstant();
    }

    /** When the last day is over. */
    public Instant end() {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
