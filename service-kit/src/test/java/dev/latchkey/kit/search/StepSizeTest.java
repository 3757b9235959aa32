package dev.latchkey.kit.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StepSizeTest {
    private static final Duration AT_ONCE = Duration.ofMillis(3);
    private static final Duration SLOWLY = Duration.ofMillis(900);

    @Test
    void growsWhileNothingMatchesAndTheDatabaseIsQuick() {
        StepSize size = StepSize.FIRST;
        for (int i = 0; i < 20; i++) {
            size = size.after(AT_ONCE, false);
        }
        assertThat(size.documents()).isEqualTo(8_000);
        assertThat(size.after(Duration.ofMillis(100), false)).isEqualTo(size);
    }

    @Test
    void shrinksWhileTheDatabaseIsSlow() {
        StepSize size = StepSize.FIRST;
        for (int i = 0; i < 20; i++) {
            size = size.after(SLOWLY, false);
        }
        assertThat(size.documents()).isEqualTo(100);
    }

    @Test
    void isSmallAgainOnceAllThatIsWantedWasFound() {
        assertThat(new StepSize(8_000).after(AT_ONCE, true)).isEqualTo(StepSize.FIRST);
    }
}
