package dev.latchkey.credential.conditionalaccess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.events.Staleness;
import dev.latchkey.policy.problem.InvalidValueException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StalenessBoundTest {
    @Test
    void readsTheBound() {
        assertThat(StalenessBound.of(null)).isNull();
        assertThat(StalenessBound.of(new Staleness("PT1H", "keepLast")))
                .isEqualTo(new StalenessBound(Duration.ofHours(1), false));
        assertThat(StalenessBound.of(new Staleness("P1D", "temporaryFailure")))
                .isEqualTo(new StalenessBound(Duration.ofDays(1), true));
    }

    @Test
    void refusesABoundThatItDoesNotUnderstand() {
        assertThatThrownBy(() -> StalenessBound.of(new Staleness("an hour", "keepLast")))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("staleness.atMost: an hour");
        assertThatThrownBy(() -> StalenessBound.of(new Staleness("PT1H", "panic")))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("staleness.then: panic");
    }
}
