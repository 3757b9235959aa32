package dev.latchkey.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.kit.consuming.PoisonousBatchException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SideBySideTest {
    private final AtomicInteger done = new AtomicInteger();

    @Test
    void waitsForAllEvenWhenOneFails() {
        try (SideBySide sideBySide = new SideBySide()) {
            Runnable failing = () -> {
                throw new IllegalStateException("away");
            };

            assertThatThrownBy(() -> sideBySide.run(List.of(failing, done::incrementAndGet, done::incrementAndGet)))
                    .hasMessage("away");
            assertThat(done).hasValue(2);
        }
    }

    @Test
    void poisonIsToldOnlyWhereNothingElseFailed() {
        Runnable poisonous = () -> {
            throw new PoisonousBatchException(Map.of());
        };
        Runnable failing = () -> {
            throw new IllegalStateException("away");
        };
        try (SideBySide sideBySide = new SideBySide()) {
            assertThatThrownBy(() -> sideBySide.run(List.of(poisonous, failing)))
                    .hasMessage("away");
            assertThatThrownBy(() -> sideBySide.run(List.of(done::incrementAndGet, poisonous)))
                    .isInstanceOf(PoisonousBatchException.class);
        }
    }
}
