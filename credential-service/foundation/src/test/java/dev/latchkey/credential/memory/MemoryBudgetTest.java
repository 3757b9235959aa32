package dev.latchkey.credential.memory;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MemoryBudgetTest {
    private static final long HEAP = 64 << 20;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MemoryBudget budget = new MemoryBudget(HEAP, meters);

    private double gauge(String name, MemoryShare share) {
        return meters.get(name).tag("what", share.metric()).gauge().value();
    }

    /** The rest is for attempts under way, the throttle (a sixteenth), and the collector. */
    @Test
    void givesAwayNoMoreThanHalfOfTheHeap() {
        assertThat(MemoryShare.allThousandths()).isLessThanOrEqualTo(500);
    }

    @ParameterizedTest
    @EnumSource
    void keepsToTheShareHoweverMuchIsPutIn(MemoryShare share) {
        Cache<Integer, String> cache = budget.cache(share, (key, value) -> HeapBytes.of(value), Duration.ofHours(1));
        for (int i = 0; i < 100_000; i++) {
            cache.put(i, "x".repeat(i % 300));
        }
        cache.cleanUp();

        assertThat(budget.taken(share)).isBetween(budget.bytes(share) / 2, budget.bytes(share));
        assertThat(gauge("latchkey.remembered", share)).isEqualTo(budget.taken(share));
        assertThat(gauge("latchkey.remembered.most", share)).isEqualTo(budget.bytes(share));
    }

    @Test
    void showsTheCacheThatIsInUse() {
        Cache<String, String> first = budget.cache(MemoryShare.LOCATIONS, (key, value) -> 1000, Duration.ofHours(1));
        first.put("a", "b");
        first.cleanUp();
        assertThat(gauge("latchkey.remembered", MemoryShare.LOCATIONS)).isGreaterThan(1000);

        budget.cache(MemoryShare.LOCATIONS, (key, value) -> 1000, Duration.ofHours(1));
        assertThat(gauge("latchkey.remembered", MemoryShare.LOCATIONS)).isZero();
    }
}
