package dev.latchkey.policies.backtest;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackTestSettingsTest {
    @Test
    void namesWhatCannotBe() {
        assertThatThrownBy(() -> new BackTestSettings(Duration.ofSeconds(5), 1, 1, 1))
                .hasMessage("latchkey.policies.back-tests.keep: PT5S (expected: at least PT1M)");
        assertThatThrownBy(() -> new BackTestSettings(Duration.ofHours(1), 0, 1, 1))
                .hasMessageContaining("max-running: 0");
        assertThatThrownBy(() -> new BackTestSettings(Duration.ofHours(1), 3, 2, 1))
                .hasMessageContaining("max-kept: 2 (expected: at least max-running, 3)");
        assertThatThrownBy(() -> new BackTestSettings(Duration.ofHours(1), 1, 1, 0))
                .hasMessageContaining("readers: 0");
    }
}
