package dev.latchkey.notifier.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import java.time.Instant;

class RetryAfterFuzzTest {
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");

    /** However long a receiver wants to be left alone: never more than a day, never less than nothing. */
    @FuzzTest
    void isADelayWithinADayOrNone(byte[] data) {
        Duration wait = RetryAfter.parse(new String(data, UTF_8), NOW);
        assertThat(wait == null || !wait.isNegative() && wait.compareTo(Duration.ofDays(1)) <= 0)
                .isTrue();
    }
}
