package dev.latchkey.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CursorNotFoundException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OpenCursorsTest {
    private Instant now = Instant.EPOCH;
    private final OpenCursors cursors = new OpenCursors(() -> now);

    @Test
    void givesAllInBatches() {
        var answer = cursors.first("db.c", five(), 2, false);
        assertThat(batch(answer)).hasSize(2);
        answer = cursors.next(id(answer), 2);
        assertThat(batch(answer)).hasSize(2);
        long id = id(answer);
        answer = cursors.next(id, 2);
        assertThat(batch(answer)).hasSize(1);
        assertThat(id(answer)).isZero();
        assertThatThrownBy(() -> cursors.next(id, 2)).isInstanceOf(CursorNotFoundException.class);
    }

    @Test
    void closesWhatNobodyAsksForAnyMore() {
        long id = id(cursors.first("db.c", five(), 2, false));
        now = now.plus(OpenCursors.IDLE);
        cursors.closeIdle();
        assertThat(cursors.size()).isEqualTo(1);
        now = now.plus(Duration.ofSeconds(1));
        cursors.closeIdle();
        assertThatThrownBy(() -> cursors.next(id, 2)).isInstanceOf(CursorNotFoundException.class);
    }

    @Test
    void closesWhatIsGivenUp() {
        long id = id(cursors.first("db.c", five(), 2, false));
        assertThat(cursors.close(id)).isTrue();
        assertThat(cursors.close(id)).isFalse();
        assertThat(cursors.size()).isZero();
    }

    @Test
    void keepsNothingOpenForOneBatch() {
        cursors.first("db.c", five(), 2, true);
        assertThat(cursors.size()).isZero();
    }

    private static ListBatches five() {
        return new ListBatches(
                IntStream.range(0, 5).mapToObj(i -> new Document("_id", i)).toList());
    }

    private static long id(Document answer) {
        return (Long) ((Document) answer.get("cursor")).get("id");
    }

    private static List<?> batch(Document answer) {
        var cursor = (Document) answer.get("cursor");
        return (List<?>) cursor.getOrDefault("firstBatch", cursor.get("nextBatch"));
    }
}
