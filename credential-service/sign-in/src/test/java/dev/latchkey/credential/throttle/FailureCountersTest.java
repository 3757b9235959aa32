package dev.latchkey.credential.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FailureCountersTest {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    /** Of the window, and the one that has begun. */
    private static final long TICKS = 2 * HOUR / 256 + 2;

    private static final ThrottleKey KEY = new ThrottleKey(7, 7);

    private final FailureWindow window = new FailureWindow(Duration.ofHours(1));

    /** Never fewer than were new in the last hour, each secret once; never more than came in an hour and two ticks. */
    @Property
    void countsEachSecretForTheWindow(
            @ForAll @Size(max = 100) List<@IntRange(max = 30) Integer> secrets,
            @ForAll @Size(value = 100) List<@IntRange(max = 1_000_000) Integer> waits) {
        FailureCounters counters = new FailureCounters(window, 100, 1 << 20);
        Map<Integer, Long> lastSeen = new HashMap<>();
        Map<Integer, Long> firstSeen = new HashMap<>();
        long now = 1_772_618_400_000L;
        for (int i = 0; i < secrets.size(); i++) {
            now += waits.get(i);
            int secret = secrets.get(i);
            counters.add(KEY, secret, now);
            lastSeen.put(secret, now);
            firstSeen.putIfAbsent(secret, now);
            assertThat((long) counters.count(KEY, now).now())
                    .isBetween(since(firstSeen, now - HOUR), since(lastSeen, now - HOUR - TICKS));
        }
    }

    private static long since(Map<Integer, Long> moments, long from) {
        return moments.values().stream().filter(each -> each > from).count();
    }

    @Test
    void remembersTheNewestWhereThereAreMoreThanItHolds() {
        FailureCounters counters = new FailureCounters(window, 4, 1 << 20);
        for (int secret = 0; secret < 10; secret++) {
            counters.add(KEY, secret, HOUR + secret * 60_000L);
        }
        assertThat(counters.count(KEY, HOUR + 600_000L).now()).isEqualTo(4);
        counters.add(KEY, 9, HOUR + 600_000L);
        assertThat(counters.count(KEY, HOUR + 600_000L).last())
                .as("is one that it knows")
                .isEqualTo(HOUR + 540_000L);
    }

    @Test
    void takesWhatComesLateForWhatItWas() {
        FailureCounters counters = new FailureCounters(window, 10, 1 << 20);
        counters.add(KEY, 1, 10 * HOUR);
        counters.add(KEY, 2, 10 * HOUR - HOUR / 2);
        counters.add(KEY, 3, 8 * HOUR);
        FailureCount count = counters.count(KEY, 10 * HOUR);
        assertThat(count.now()).isEqualTo(2);
        assertThat(count.last()).isEqualTo(10 * HOUR);
        assertThat(counters.count(KEY, 10 * HOUR + HOUR / 2 + 60_000).now()).isEqualTo(1);
    }

    /** Whoever makes names up pushes out what was made up before, not the counter of an attack. */
    @Test
    void keepsWhatWasCountedMostWhenItIsFull() {
        FailureCounters counters = new FailureCounters(window, 10, 1 << 16);
        ThrottleKeys keys = new ThrottleKeys(new byte[16]);
        for (int secret = 0; secret < 10; secret++) {
            counters.add(KEY, secret, HOUR);
        }
        for (int other = 0; other < 100_000; other++) {
            counters.add(keys.hash("made up", String.valueOf(other)), 1, HOUR + 1);
        }
        assertThat(counters.count(KEY, HOUR + 1).now()).isEqualTo(10);
    }

    @Test
    void makesRoomForTheNewWhereTheOldIsOver() {
        FailureCounters counters = new FailureCounters(window, 10, 1);
        ThrottleKeys keys = new ThrottleKeys(new byte[16]);
        for (int other = 0; other < 10_000; other++) {
            ThrottleKey key = keys.hash(String.valueOf(other));
            counters.add(key, 1, HOUR);
            counters.add(key, 2, HOUR);
        }
        counters.add(KEY, 1, 4 * HOUR);
        assertThat(counters.count(KEY, 4 * HOUR).now()).isEqualTo(1);
    }
}
