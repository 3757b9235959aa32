package dev.latchkey.policies.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ImpactSettingsTest {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MOMENT = Duration.ofSeconds(5);
    private static final ImpactSettings SETTINGS = new ImpactSettings(10, 20, WEEK, MOMENT);

    private static Impact of(long letIn, long blocked, long own) {
        return new Impact(letIn, blocked, 1, own, 0, true);
    }

    @Test
    void warnsAboveThePercentage() {
        assertThat(SETTINGS.warns(of(100, 10, 0))).isFalse();
        assertThat(SETTINGS.warns(of(100, 11, 0))).isTrue();
    }

    @Test
    void doesNotReckonWithAHandful() {
        assertThat(SETTINGS.warns(of(19, 19, 0))).isFalse();
        assertThat(SETTINGS.warns(of(20, 20, 0))).isTrue();
        assertThat(SETTINGS.warns(of(0, 0, 0))).isFalse();
    }

    @Test
    void alwaysWarnsOfTheAuthorsOwn() {
        assertThat(SETTINGS.warns(of(1000, 1, 1))).isTrue();
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> new ImpactSettings(101, 20, WEEK, MOMENT)).hasMessageContaining("warn-above: 101");
        assertThatThrownBy(() -> new ImpactSettings(10, -1, WEEK, MOMENT)).hasMessageContaining("fewest: -1");
        assertThatThrownBy(() -> new ImpactSettings(10, 20, Duration.ZERO, MOMENT))
                .hasMessageContaining("look-back");
        assertThatThrownBy(() -> new ImpactSettings(10, 20, WEEK, Duration.ofMinutes(1)))
                .hasMessageContaining("within: PT1M");
    }
}
