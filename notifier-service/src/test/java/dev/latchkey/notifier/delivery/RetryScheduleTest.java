package dev.latchkey.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
    private static final List<Duration> STANDARD = List.of(
            Duration.ZERO,
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    @Test
    void waitsAsStandardWebhooksProposes() {
        RetrySchedule schedule = new RetrySchedule(STANDARD, 0, () -> 1);
        Duration total = IntStream.range(0, 10)
                .mapToObj(failed -> schedule.after(failed).orElseThrow())
                .reduce(Duration.ZERO, Duration::plus);
        assertThat(total).isEqualTo(Duration.parse("PT75H35M5S"));
        assertThat(schedule.after(1)).contains(Duration.ofSeconds(5));
    }

    @Test
    void givesUpAfterTheTenthAttempt() {
        assertThat(new RetrySchedule(STANDARD, 0, () -> 0).after(10)).isEmpty();
    }

    @Test
    void isStillTryingWhenAReceiverComesBackAfterAnHour() {
        RetrySchedule schedule = new RetrySchedule(STANDARD, 0.1, () -> 1);
        Duration elapsed = Duration.ZERO;
        int failed = 0;
        while (elapsed.compareTo(Duration.ofHours(1)) < 0) {
            Optional<Duration> next = schedule.after(failed++);
            assertThat(next).isPresent();
            elapsed = elapsed.plus(next.get());
        }
        assertThat(elapsed).isLessThan(Duration.ofHours(4));
    }

    @Test
    void addsJitterButNeverHurries() {
        assertThat(new RetrySchedule(STANDARD, 0.1, () -> 1).after(2)).contains(Duration.ofSeconds(330));
        assertThat(new RetrySchedule(STANDARD, 0.1, () -> 0).after(2)).contains(Duration.ofMinutes(5));
    }

    @Test
    void refusesNonsense() {
        assertThatThrownBy(() -> new RetrySchedule(List.of(), 0, () -> 0)).hasMessageContaining("one or more");
        assertThatThrownBy(() -> new RetrySchedule(STANDARD, 2, () -> 0)).hasMessage("jitter: 2.0 (expected: 0 to 1)");
    }
}
