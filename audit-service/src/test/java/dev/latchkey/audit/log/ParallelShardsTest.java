package dev.latchkey.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.kit.consuming.PoisonousBatchException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ParallelShardsTest {
    private final AtomicInteger done = new AtomicInteger();

    @Test
    void waitsForAllEvenWhenOneFails() {
        try (ParallelShards sideBySide = new ParallelShards()) {
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
        try (ParallelShards sideBySide = new ParallelShards()) {
            assertThatThrownBy(() -> sideBySide.run(List.of(poisonous, failing)))
                    .hasMessage("away");
            assertThatThrownBy(() -> sideBySide.run(List.of(done::incrementAndGet, poisonous)))
                    .isInstanceOf(PoisonousBatchException.class);
        }
    }
}
