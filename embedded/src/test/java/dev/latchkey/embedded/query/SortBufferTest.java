package dev.latchkey.embedded.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import dev.latchkey.embedded.store.BsonBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SortBufferTest {
    private static final SortOrder LARGEST_FIRST = SortOrder.of(new Document("n", -1));

    @Test
    void keepsTheFirstOnly() {
        try (var buffer = new SortBuffer(LARGEST_FIRST, 3)) {
            IntStream.range(0, 1_000)
                    .map(number -> number * 7 % 1_000)
                    .forEach(number -> buffer.add(match(number, "")));
            assertThat(sorted(buffer)).containsExactly(999, 998, 997);
        }
    }

    @Test
    void keepsWhatIsEqualInTheOrderThatItCameIn() {
        try (var buffer = new SortBuffer(SortOrder.of(new Document("same", 1)), 0)) {
            List.of(5, 3, 9).forEach(number -> buffer.add(match(number, "")));
            assertThat(sorted(buffer)).containsExactly(5, 3, 9);
        }
    }

    @Test
    void takesAnArrayByItsSmallestOrItsLargestElement() {
        var array = new Document("n", List.of(4, 2, 8));
        assertThat(SortOrder.of(new Document("n", 1)).keyOf(array))
                .isEqualTo(SortOrder.of(new Document("n", 1)).keyOf(new Document("n", 2)));
        assertThat(LARGEST_FIRST.keyOf(array)).isEqualTo(LARGEST_FIRST.keyOf(new Document("n", 8)));
    }

    @Test
    void refusesToHoldMoreThanItsPart() {
        var text = "x".repeat(100_000);
        try (var buffer = new SortBuffer(LARGEST_FIRST, 0)) {
            assertThatThrownBy(() -> IntStream.range(0, 400).forEach(number -> buffer.add(match(number, text))))
                    .isInstanceOfSatisfying(
                            MongoServerError.class, e -> assertThat(e.getCode()).isEqualTo(292));
        }
        try (var others = new SortBuffer(LARGEST_FIRST, 10)) {
            IntStream.range(0, 400).forEach(number -> others.add(match(number, text)));
            assertThat(sorted(others)).hasSize(10).startsWith(399);
        }
    }

    private static Match match(int number, String text) {
        var document = new Document("n", number).append("text", text);
        return new Match(BsonBytes.of(document), document);
    }

    private static List<Object> sorted(SortBuffer buffer) {
        buffer.sort();
        var sorted = new ArrayList<Object>();
        for (var next = buffer.next(); next != null; next = buffer.next()) {
            sorted.add(next.document().get("n"));
        }
        return sorted;
    }
}
