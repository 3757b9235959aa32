package dev.latchkey.kit.recurring;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecurringTaskTest {
    private static final Duration SHORT = Duration.ofMillis(1);

    @Test
    void goesOnWhateverTheTaskThrows() {
        AtomicInteger times = new AtomicInteger();
        try (RecurringTask recurring = RecurringTask.start("test", SHORT, SHORT, () -> {
            if (times.incrementAndGet() < 3) {
                throw new OutOfMemoryError("made up");
            }
        })) {
            await().until(() -> times.get() > 3);
        }
    }
}
