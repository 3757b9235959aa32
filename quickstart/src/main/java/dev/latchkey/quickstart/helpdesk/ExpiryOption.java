package dev.latchkey.quickstart.helpdesk;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;

/** Until when: a day (to its end), a period from now on, or a time. */
final class ExpiryOption {
    private final Clock clock;

    /** @param clock its zone says when a day ends */
    ExpiryOption(Clock clock) {
        this.clock = clock;
    }

    /** @throws IllegalArgumentException where it is none of these */
    Instant read(String given) {
        try {
            return read(given.strip().toUpperCase(Locale.ROOT), clock.getZone());
        } catch (DateTimeException | ArithmeticException malformed) {
            throw new IllegalArgumentException("--expires: " + given
                    + " (expected: a day such as 2027-01-31, a period such as 90d or P6M,"
                    + " or a time such as 2027-01-31T12:00:00Z)");
        }
    }

    private Instant read(String given, ZoneId zone) {
        if (given.matches("\\d+[DWMY]")) {
            return after(Period.parse("P" + given), zone);
        }
        if (given.startsWith("P")) {
            return after(Period.parse(given), zone);
        }
        return given.contains("T")
                ? Instant.parse(given)
                : LocalDate.parse(given).plusDays(1).atStartOfDay(zone).toInstant();
    }

    private Instant after(Period period, ZoneId zone) {
        return ZonedDateTime.ofInstant(clock.instant(), zone).plus(period).toInstant();
    }
}
