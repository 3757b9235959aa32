package dev.latchkey.credential.migration.log;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads the times of logs, of which some say no year and many no time zone. */
public final class LogTimes {
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT);
    private static final DateTimeFormatter PORTAL = DateTimeFormatter.ofPattern("M/d/uuuu, h:mm:ss a", Locale.US);
    private static final DateTimeFormatter SYSLOG = new DateTimeFormatterBuilder()
            .appendPattern("uuuu MMM d HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.US)
            .withResolverStyle(ResolverStyle.STRICT);
    /** The 29th of February may be eight years old. */
    private static final int YEARS_BACK = 8;

    /** Before that is the time of a clock that was not set. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private final ZoneId zone;
    private final Clock clock;

    /** @param zone of times that do not say theirs */
    public LogTimes(ZoneId zone, Clock clock) {
        this.zone = zone;
        this.clock = clock;
    }

    /** The same, for times that are known to be in UTC. */
    LogTimes inUtc() {
        return new LogTimes(ZoneOffset.UTC, clock);
    }

    /** {@code 2026-03-04T10:00:00Z}, also with an offset, with a space for the T, or without a zone. */
    Optional<Instant> iso(String text) {
        return attempt(() -> {
            var read =
                    ISO.parseBest(text.replace(' ', 'T').replace(',', '.'), OffsetDateTime::from, LocalDateTime::from);
            return read instanceof OffsetDateTime sure
                    ? sure.toInstant()
                    : LocalDateTime.from(read).atZone(zone).toInstant();
        });
    }

    /** {@code 3/4/2026, 10:00:00 AM}. */
    Optional<Instant> portal(String text) {
        // Newer JDKs put a narrow space before AM, and so do newer portals.
        return attempt(() -> LocalDateTime.parse(text.replace('\u202f', ' '), PORTAL)
                .atZone(zone)
                .toInstant());
    }

    /** {@code Mar  4 10:00:00}: of the latest year in which that is not in the future. */
    Optional<Instant> syslog(String text) {
        String squeezed = text.replace("  ", " ");
        int year = Year.from(latest().atZone(zone)).getValue();
        return IntStream.rangeClosed(0, YEARS_BACK)
                .mapToObj(back -> attempt(() ->
                        strictly(year - back + " " + squeezed).atZone(zone).toInstant()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Clocks differ, and zones are forgotten. */
    private Instant latest() {
        return clock.instant().plus(Duration.ofDays(1));
    }

    /** Otherwise the 29th of February would become the 28th where there is none. */
    private static LocalDateTime strictly(String text) {
        return LocalDateTime.parse(text, SYSLOG);
    }

    private interface Attempt {
        Instant read();
    }

    private Optional<Instant> attempt(Attempt attempt) {
        try {
            return Optional.of(attempt.read()).filter(at -> at.isAfter(EARLIEST) && at.isBefore(latest()));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
