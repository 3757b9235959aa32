package dev.latchkey.credential.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class ThrottleSettingsTest {
    private static ThrottleSettings settings(int budget, Duration window, @Nullable DataSize memory) {
        Duration second = Duration.ofSeconds(1);
        return new ThrottleSettings(3, 30, second, Duration.ofHours(1), budget, window, second, memory);
    }

    @Test
    void refusesABudgetAboveTheStandards() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(101, Duration.ofHours(1), null))
                .withMessage("latchkey.throttle.account-budget: 101 (expected: 1 to 100)");
    }

    @Test
    void refusesAWindowThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(100, Duration.ZERO, null))
                .withMessage("latchkey.throttle.window: PT0S (expected: > 0)");
    }

    @Test
    void takesASixteenthOfTheHeapUnlessToldOtherwise() {
        long heap = Runtime.getRuntime().maxMemory();
        long most = 16 * settings(100, Duration.ofHours(1), null).share(1);
        assertThat(most).isBetween(Math.min(heap / 16, 1L << 30) - 16, Math.min(heap / 16, 1L << 30));
        assertThat(settings(100, Duration.ofHours(1), DataSize.ofMegabytes(8)).share(16))
                .isEqualTo(8L << 20);
    }
}
