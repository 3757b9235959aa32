package dev.latchkey.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import dev.latchkey.embedded.store.Catalog;
import dev.latchkey.embedded.store.DocumentStore;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredBackendTest {
    private static final Document NONE = new Document("n", -1);

    private final DocumentStore store = DocumentStore.inMemory();
    private final StoredBackend backend = new StoredBackend(Catalog.of(store), Clock.systemUTC(), false);
    private final EmbeddedChannel client = new EmbeddedChannel();

    @BeforeEach
    void fill() {
        var documents = IntStream.range(0, 5_000)
                .mapToObj(i -> new Document("_id", i).append("n", i))
                .toList();
        command(new Document("insert", "things").append("documents", documents));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aQueryOfAClientThatIsGoneEnds() {
        assertThat(command(new Document("count", "things").append("query", NONE)))
                .containsEntry("n", 0);
        client.close();
        assertThatThrownBy(() -> command(new Document("count", "things").append("query", NONE)))
                .isInstanceOfSatisfying(
                        MongoServerError.class, e -> assertThat(e.getCode()).isEqualTo(279));
    }

    @Test
    void whatEachCommandWouldReadIsExplained() {
        var filter = new Document("_id", 7);
        var update = new Document("q", filter).append("u", new Document());
        assertThat(examined(new Document("find", "things").append("filter", filter)))
                .isEqualTo(1);
        assertThat(examined(new Document("count", "things").append("query", filter)))
                .isZero();
        assertThat(examined(new Document("findAndModify", "things").append("query", filter)))
                .isEqualTo(1);
        assertThat(examined(new Document("update", "things").append("updates", List.of(update))))
                .isEqualTo(1);
        var pipeline = List.of(new Document("$match", filter), new Document("$count", "n"));
        assertThat(examined(new Document("aggregate", "things").append("pipeline", pipeline)))
                .isEqualTo(1);
        assertThat(command(new Document("count", "things"))).containsEntry("n", 5_000);
    }

    @Test
    void whatIsKnownWithoutLookingAtAllIsExplained() {
        var count = command(new Document("explain", new Document("count", "things")));
        assertThat(count.toString()).contains("RECORD_STORE_FAST_COUNT");
        var index = new Document("key", new Document("n", 1)).append("name", "n_1");
        command(new Document("createIndexes", "things").append("indexes", List.of(index)));
        assertThat(examined(new Document("distinct", "things").append("key", "n")))
                .isEqualTo(5_000);
        var distinct = command(new Document("explain", new Document("distinct", "things").append("key", "n")));
        assertThat(distinct.toString()).contains("DISTINCT_SCAN", "n_1");
    }

    private long examined(Document command) {
        var explained = command(new Document("explain", command).append("verbosity", "executionStats"));
        return (Long) ((Document) explained.get("executionStats")).get("totalDocsExamined");
    }

    private Document command(Document command) {
        return backend.handleCommand(client, "test", command.keySet().iterator().next(), command);
    }
}
