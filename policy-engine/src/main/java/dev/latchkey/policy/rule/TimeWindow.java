package dev.latchkey.policy.rule;

import static dev.latchkey.policy.problem.InvalidValueException.check;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A span of the day on some days of the week, read off the clock on the wall in {@code zone}. When clocks go forward the
 * skipped minutes do not occur; when they go back the repeated ones occur twice. A span over midnight takes two windows.
 *
 * @param days at least one, in the order of the week
 * @param from inclusive
 * @param to   exclusive, after {@code from}; {@link TimeOfDay#END_OF_DAY} for the end of the day
 * @param zone one of the IANA time zone database
 */
public record TimeWindow(Set<DayOfWeek> days, TimeOfDay from, TimeOfDay to, ZoneId zone) {
    private static final Set<String> IANA_ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

    /** @throws dev.latchkey.policy.problem.InvalidValueException naming the field */
    public TimeWindow {
        check(!days.isEmpty(), "days", "empty", "at least one day of the week");
        days = Collections.unmodifiableSet(EnumSet.copyOf(days));
        check(from.compareTo(to) < 0, "to", to, "after from " + from + "; over midnight takes two windows");
        checkZone("zone", zone.getId());
    }

    /**
     * Reads a name such as {@code Europe/Zurich}.
     *
     * @throws dev.latchkey.policy.problem.InvalidValueException unless the IANA time zone database has it
     */
    public static ZoneId parseZone(String text) {
        checkZone("", text);
        return ZoneId.of(text);
    }

    /** Whether some time of the week is in both; windows of different zones are not compared. */
    public boolean overlaps(TimeWindow other) {
        return zone.equals(other.zone)
                && from.compareTo(other.to) < 0
                && other.from.compareTo(to) < 0
                && !Collections.disjoint(days, other.days);
    }

    private static void checkZone(String path, String zone) {
        check(IANA_ZONES.contains(zone), path, zone, "an IANA time zone such as Europe/Zurich or UTC");
    }
}
