package dev.latchkey.credential.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StreamFailedKeysTest {
    private static final int MANY = 50_000;
    private static final long HOUR = 3_600_000;

    private final ThrottleKeys keys = new ThrottleKeys(new byte[16]);
    private final StreamFailedKeys failed = new StreamFailedKeys();

    private ThrottleKey key(int number) {
        return keys.hash("key", Integer.toString(number));
    }

    private IntStream found(int from, int to) {
        return IntStream.range(from, to).filter(number -> failed.mayContain(key(number)));
    }

    private void add(int from, int to, long start) {
        IntStream.range(from, to).forEach(number -> failed.add(key(number), start));
    }

    @Test
    void missesNothingThatFailedInThisWindowOrTheOneBefore() {
        add(0, MANY, HOUR);
        add(MANY, 2 * MANY, 2 * HOUR);
        failed.add(key(2 * MANY), HOUR);
        assertThat(found(0, 2 * MANY + 1)).hasSize(2 * MANY + 1);
    }

    @Test
    void takesFewOthersForFailed() {
        assertThat(found(0, MANY)).isEmpty();
        add(0, MANY, HOUR);
        assertThat(found(MANY, 2 * MANY).count()).isLessThan(MANY / 100);
    }

    @Test
    void forgetsWhatFailedTwoWindowsAgo() {
        add(0, MANY, HOUR);
        failed.add(key(MANY), 2 * HOUR);
        failed.add(key(MANY), 3 * HOUR);
        assertThat(found(0, MANY).count()).isLessThan(MANY / 100);
    }
}
