package dev.latchkey.kit.consuming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.kit.Facts;
import dev.latchkey.kit.MovableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConflationTest {
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final int MOST_BYTES = 100_000;
    private static final Duration URGENTLY = Duration.ofMillis(500);

    private final MovableClock clock = new MovableClock(Facts.NOON);
    private final List<List<Long>> digested = new ArrayList<>();
    private final List<String> confirmed = new ArrayList<>();
    private boolean failing;
    private final Conflation conflation =
            new Conflation(ConflationTest::interest, this::digest, EVERY, clock, MOST_BYTES);

    private static Optional<Interest> interest(RawRecord raw) {
        String key = raw.header("key").orElseThrow();
        Duration within = key.startsWith("urgent") ? URGENTLY : EVERY;
        return key.isEmpty() ? Optional.empty() : Optional.of(new Interest(key, within));
    }

    private void digest(List<RawRecord> records) {
        if (failing) {
            throw new IllegalStateException("the database is away");
        }
        digested.add(records.stream().map(RawRecord::offset).toList());
    }

    private static RawRecord about(String key, int partition, long offset) {
        return new RawRecord("t", partition, offset, null, null, Map.of("key", key.getBytes(UTF_8)));
    }

    private static RawRecord about(String key, long offset) {
        return about(key, 0, offset);
    }

    private void accept(String batch, RawRecord... records) {
        conflation.accept(List.of(records), () -> confirmed.add(batch));
    }

    /** From here on records wait: something was digested just now. */
    @BeforeEach
    void begin() {
        accept("first", about("z", 0));
        digested.clear();
        confirmed.clear();
    }

    @Test
    void digestsAtOnceWhatComesAtRest() {
        clock.advance(EVERY);
        accept("a", about("x", 1));
        assertThat(digested).containsExactly(List.of(1L));
        assertThat(confirmed).containsExactly("a");
    }

    @Test
    void digestsFirstAndNewestOfEachKeyOnceInAWhile() {
        accept("a", about("x", 1), about("y", 2), about("x", 3));
        accept("b", about("x", 4), about("", 5));
        assertThat(digested).isEmpty();
        clock.advance(EVERY);
        conflation.tick();
        assertThat(digested).containsExactly(List.of(1L, 4L, 2L));
    }

    @Test
    void digestsSoonerWhatMayNotWaitAndAllElseWithIt() {
        accept("a", about("x", 1));
        clock.advance(URGENTLY);
        conflation.tick();
        assertThat(digested).isEmpty();
        accept("b", about("urgent", 2));
        assertThat(digested).containsExactly(List.of(1L, 2L));
        accept("c", about("x", 3));
        clock.advance(URGENTLY);
        conflation.tick();
        assertThat(confirmed).as("the next may wait again").containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void digestsWhatMattersForTwoThingsAsSoonAsTheMoreUrgentOne() {
        Interest use = new Interest("use", EVERY);
        Interest suspension = new Interest("suspension", URGENTLY);
        assertThat(use.and(suspension).within()).isEqualTo(URGENTLY);
        assertThat(suspension.and(use).within()).isEqualTo(URGENTLY);
        assertThat(use.and(suspension).key()).isNotEqualTo(use.and(use).key());
    }

    @Test
    void confirmsNothingBeforeItIsDigested() {
        accept("a", about("x", 0, 1));
        accept("b", about("x", 1, 1));
        accept("c", about("x", 0, 2));
        conflation.tick();
        assertThat(confirmed).isEmpty();
        clock.advance(EVERY);
        conflation.tick();
        assertThat(confirmed).as("the newest of each partition").containsExactlyInAnyOrder("b", "c");
    }

    @Test
    void keepsWhatCouldNotBeDigested() {
        accept("a", about("x", 1));
        clock.advance(EVERY);
        failing = true;
        conflation.tick();
        assertThatThrownBy(() -> accept("b", about("y", 2))).hasMessageContaining("away");
        assertThat(confirmed).isEmpty();
        failing = false;
        accept("b again", about("y", 2));
        assertThat(digested).singleElement().satisfies(all -> assertThat(all).contains(1L, 2L));
        assertThat(confirmed).containsExactlyInAnyOrder("a", "b again");
    }

    @Test
    void handsOverEachRecordThatCannotBeReadByItself() {
        accept("a", about("x", 1), unreadable(2), unreadable(3));
        clock.advance(EVERY);
        conflation.tick();
        assertThat(digested).containsExactly(List.of(1L, 2L, 3L));
    }

    private static RawRecord unreadable(long offset) {
        return new RawRecord("t", 0, offset, null, null, Map.of());
    }

    /** Somebody who makes up keys, or long texts, fills no heap. */
    @Test
    void digestsAtOnceWhatWouldTakeTooMuchOfTheHeap() {
        for (int i = 0; i < 9; i++) {
            accept("small", large(i));
        }
        assertThat(digested).isEmpty();

        accept("too much", large(9));

        assertThat(digested).singleElement().satisfies(all -> assertThat(all).hasSize(10));
        assertThat(confirmed).contains("too much");
    }

    @Test
    void countsOnlyWhatIsKept() {
        for (int i = 0; i < 100; i++) {
            accept("a", large(1));
        }
        assertThat(digested).isEmpty();
    }

    private static RawRecord large(int key) {
        return new RawRecord("t", 0, key, null, new byte[10_000], Map.of("key", ("k" + key).getBytes(UTF_8)));
    }
}
