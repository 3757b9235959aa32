package dev.latchkey.credential.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DecisionNumbersTest {
    private Instant now = Instant.parse("2026-03-04T10:00:00Z");
    private final DecisionNumbers numbers = new DecisionNumbers(() -> now);

    private long at(Duration ahead) {
        return now.plus(ahead).toEpochMilli() * 1000;
    }

    @Test
    void riseWhateverTheClockSays() {
        long first = numbers.next();
        assertThat(first).isEqualTo(at(Duration.ZERO));
        assertThat(numbers.next()).isEqualTo(first + 1);
        now = now.minusSeconds(60);
        assertThat(numbers.next()).isEqualTo(first + 2);
        now = now.plusSeconds(61);
        assertThat(numbers.next()).isEqualTo(at(Duration.ZERO));
    }

    @Test
    void areBehindWhatOthersHaveDecided() {
        numbers.seen(at(Duration.ofHours(2)));
        numbers.seen(at(Duration.ofHours(1)));
        assertThat(numbers.next()).isEqualTo(at(Duration.ofHours(2)) + 1);
    }

    @Test
    void followNoClockThatIsMoreThanADayAhead() {
        numbers.seen(at(Duration.ofHours(25)));
        numbers.seen(Long.MAX_VALUE);
        assertThat(numbers.next()).isEqualTo(at(Duration.ZERO));
    }
}
