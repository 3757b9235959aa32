package dev.latchkey.notifier.channel;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The header {@code Retry-After} (RFC 9110 section 10.2.3): seconds, or a date. */
final class RetryAfter {
    private static final Duration MOST = Duration.ofHours(24);

    private RetryAfter() {}

    /** How long to wait, at most a day; null where it makes no sense. */
    static @Nullable Duration parse(String header, Instant now) {
        Duration wait = read(header.strip(), now);
        if (wait == null || wait.isNegative()) {
            return null;
        }
        return wait.compareTo(MOST) > 0 ? MOST : wait;
    }

    private static @Nullable Duration read(String header, Instant now) {
        try {
            return header.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(header))
                    : Duration.between(now, ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException nonsense) {
            return null;
        }
    }
}
