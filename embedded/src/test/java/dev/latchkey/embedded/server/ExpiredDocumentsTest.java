package dev.latchkey.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import dev.latchkey.embedded.store.Catalog;
import dev.latchkey.embedded.store.DocumentStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExpiredDocumentsTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    @Test
    void removesThoseWhoseTimeIsOver() {
        try (var store = DocumentStore.inMemory()) {
            var catalog = Catalog.of(store);
            var seen = catalog.findOrCreate("credential.seen");
            catalog.createIndex(
                    seen,
                    new Document("key", new Document("at", 1))
                            .append("name", "at_1")
                            .append("expireAfterSeconds", 60));
            IntStream.range(0, 3_000)
                    .forEach(i -> seen.insert(new Document("_id", i)
                            .append("at", NOW.minusSeconds(61).minusMillis(i))));
            seen.insert(new Document("_id", "kept").append("at", NOW.minusSeconds(59)));
            seen.insert(new Document("_id", "without"));
            seen.insert(new Document("_id", "no time").append("at", "2020"));
            new ExpiredDocuments(catalog, Clock.fixed(NOW, ZoneOffset.UTC)).remove();
            assertThat(seen.size().documents()).isEqualTo(3);
            assertThat(seen.get(seen.keyOf("kept"))).isNotNull();
        }
    }
}
