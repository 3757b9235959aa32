package dev.latchkey.policy.rule;

import static dev.latchkey.policy.problem.InvalidValueException.check;

import java.time.LocalTime;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A time on the clock on the wall, to the minute, including the end of the day, which {@link LocalTime} cannot say.
 *
 * @param minute since midnight, 0 to 1440
 */
public record TimeOfDay(int minute) implements Comparable<TimeOfDay> {
    /** {@code 24:00}. */
    public static final TimeOfDay END_OF_DAY = new TimeOfDay(24 * 60);

    private static final Pattern FORM = Pattern.compile("(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00");

    /** @throws dev.latchkey.policy.problem.InvalidValueException if out of range */
    public TimeOfDay {
        check(minute >= 0 && minute <= 24 * 60, "minute", minute, "0 to 1440");
    }

    /**
     * Reads {@code HH:mm}, {@code 00:00} to {@code 24:00}.
     *
     * @throws dev.latchkey.policy.problem.InvalidValueException if it is not that
     */
    public static TimeOfDay parse(String text) {
        check(FORM.matcher(text).matches(), "", text, "HH:mm, from 00:00 to 24:00");
        return of(Integer.parseInt(text, 0, 2, 10), Integer.parseInt(text, 3, 5, 10));
    }

    /** That hour and minute. */
    public static TimeOfDay of(int hour, int minute) {
        return new TimeOfDay(hour * 60 + minute);
    }

    @Override
    public int compareTo(TimeOfDay other) {
        return Integer.compare(minute, other.minute);
    }

    /** {@code HH:mm}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }
}
