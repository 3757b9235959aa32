package dev.latchkey.embedded.query;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import dev.latchkey.embedded.store.BsonBytes;
import dev.latchkey.embedded.store.CollectionStore;
import dev.latchkey.embedded.store.KeyBytes;
import dev.latchkey.embedded.store.KeyEncoding;
import dev.latchkey.embedded.store.KeyRange;
import dev.latchkey.embedded.store.StoredIndex;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One document for each value that the first field of an index has, found by leaping from one value to the next. */
public final class FirstOfEach {
    private final CollectionStore collection;
    private final StoredIndex index;

    /** @param index one that {@link #indexFor} found */
    public FirstOfEach(CollectionStore collection, StoredIndex index) {
        this.collection = collection;
        this.index = index;
    }

    /** An index that has each document once, in the order of a field; null where there is none. */
    public static @Nullable StoredIndex indexFor(CollectionStore collection, String path) {
        return collection.indexes().stream()
                .filter(index -> index.fields().getFirst().path().equals(path))
                .filter(index -> !index.isMultikey() && !index.isSparse() && index.filter() == null)
                .findFirst()
                .orElse(null);
    }

    /** In the order of the index. */
    public void forEach(Consumer<Document> taken) {
        var operation = RunningOperation.current();
        try (var entries = collection.store().iterate(KeyRange.of(index.prefix()), false)) {
            boolean found = entries.next();
            while (found) {
                operation.step();
                byte[] bson = collection.get(collection.keyOf(entries.key(), entries.value()));
                if (bson == null) {
                    found = entries.next();
                } else {
                    var document = BsonBytes.read(bson);
                    taken.accept(document);
                    byte[] behind = behind(document);
                    found = behind != null && entries.seek(behind);
                }
            }
        }
    }

    /** In the words of MongoDB's {@code explain}; with what was examined where it is performed. */
    public Document explain(boolean performed) {
        var scan = new Document("stage", "DISTINCT_SCAN")
                .append("indexName", index.name())
                .append("keyPattern", index.key());
        var plan = new Document("winningPlan", new Document("stage", "FETCH").append("inputStage", scan));
        var explained = new Document("queryPlanner", plan.append("namespace", collection.fullName()));
        if (performed) {
            var examined = new AtomicLong();
            forEach(document -> examined.incrementAndGet());
            explained.append(
                    "executionStats",
                    new Document("nReturned", examined.get())
                            .append("totalKeysExamined", examined.get())
                            .append("totalDocsExamined", examined.get()));
        }
        return explained;
    }

    /** Where the next value begins. */
    private byte @Nullable [] behind(Document document) {
        var field = index.fields().getFirst();
        byte[] value = KeyEncoding.of(Utils.getSubdocumentValueCollectionAware(document, field.path()));
        byte[] encoded = field.ascending() ? value : KeyBytes.inverted(value);
        return KeyBytes.behind(KeyBytes.join(index.prefix(), encoded));
    }
}
