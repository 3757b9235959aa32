package dev.latchkey.credential.migration.log;

import java.math.BigDecimal;
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
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final DateTimeFormatter PORTAL =
            DateTimeFormatter.ofPattern("M/d/uuuu[,] h:mm:ss[.SSS] a", Locale.US);
    private static final DateTimeFormatter DOTTED = DateTimeFormatter.ofPattern("d.M.uuuu[,] H:mm:ss", Locale.ROOT);
    /** Seconds since 1970, or thousandths, millionths, billionths of them: the time tells by its size. */
    private static final Pattern EPOCH = Pattern.compile("(\\d{9,19})(\\.\\d{1,9})?");

    private static final DateTimeFormatter SYSLOG = new DateTimeFormatterBuilder()
            .appendPattern("uuuu MMM d HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.US)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern YEAR = Pattern.compile("([A-Z][a-z]{2} \\d{1,2}) (\\d{4}) (.*)");
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

    /** In whatever form it is, of those that mean one thing alone. */
    Optional<Instant> any(String text) {
        return epoch(text)
                .or(() -> iso(text))
                .or(() -> portal(text))
                .or(() -> attempt(() -> local(text, DOTTED)))
                .or(() -> syslog(text));
    }

    /** As it stands in front of a line. */
    Optional<Instant> of(LogStamp stamp) {
        return switch (stamp.form()) {
            case FULL -> full(stamp.text());
            case ISO -> iso(stamp.text());
            case SYSLOG -> syslog(stamp.text());
            case UNIX -> epoch(stamp.text());
        };
    }

    /** {@code 2026-03-04 10:00:00 CET}. */
    private Optional<Instant> full(String text) {
        int end = text.lastIndexOf(' ');
        return attempt(() -> ISO.parse(text.substring(0, end).replace(' ', 'T'), LocalDateTime::from)
                .atZone(named(text.substring(end + 1)))
                .toInstant());
    }

    /** Of those that are called so, the one that is known to be meant. */
    private ZoneId named(String name) {
        return name.matches("[+-].*|.*/.*|UTC|GMT")
                ? ZoneId.of(name)
                : new DateTimeFormatterBuilder()
                        .appendZoneText(TextStyle.SHORT, Set.of(zone))
                        .toFormatter(Locale.US)
                        .parse(name, ZoneId::from);
    }

    private Optional<Instant> epoch(String text) {
        Matcher matcher = EPOCH.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int digits = matcher.group(1).length();
        int places = digits <= 11 ? 0 : digits <= 14 ? 3 : digits <= 17 ? 6 : 9;
        BigDecimal seconds = new BigDecimal(text).movePointLeft(places);
        return attempt(() -> Instant.ofEpochSecond(
                seconds.longValue(),
                seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue()));
    }

    private Instant local(String text, DateTimeFormatter form) {
        return LocalDateTime.parse(text, form).atZone(zone).toInstant();
    }

    /** {@code 2026-03-04T10:00:00Z}, also with an offset, with a space for the T, or without a zone. */
    private Optional<Instant> iso(String text) {
        return attempt(() -> {
            String given = text.replace(" UTC", "Z").replaceFirst(" (?=[+-]|Z$)", "");
            var read =
                    ISO.parseBest(given.replace(' ', 'T').replace(',', '.'), OffsetDateTime::from, LocalDateTime::from);
            return read instanceof OffsetDateTime sure
                    ? sure.toInstant()
                    : LocalDateTime.from(read).atZone(zone).toInstant();
        });
    }

    /** {@code 3/4/2026, 10:00:00 AM}. */
    private Optional<Instant> portal(String text) {
        // Newer JDKs put a narrow space before AM, and so do newer portals.
        return attempt(() -> local(text.replace('\u202f', ' '), PORTAL));
    }

    /** {@code Mar  4 10:00:00}: of the latest year in which that is not in the future, or of the one that it says. */
    private Optional<Instant> syslog(String text) {
        Matcher said = YEAR.matcher(text.replace("  ", " ").replace(',', '.'));
        return said.matches()
                ? attempt(() ->
                        strictly(said.replaceFirst("$2 $1 $3")).atZone(zone).toInstant())
                : latest(text.replace("  ", " ").replace(',', '.'));
    }

    private Optional<Instant> latest(String squeezed) {
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
