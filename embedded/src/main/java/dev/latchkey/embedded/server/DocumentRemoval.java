package dev.latchkey.embedded.server;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import dev.latchkey.embedded.query.QueryCursor;
import dev.latchkey.embedded.query.QueryRequest;
import dev.latchkey.embedded.store.BsonBytes;
import dev.latchkey.embedded.store.CollectionStore;

/** Removes the documents that match, one after the other: nobody waits for all of them. */
final class DocumentRemoval {
    private static final int BATCH = 100;

    private final CollectionStore collection;
    private final Document filter;
    private final DefaultQueryMatcher matcher = new DefaultQueryMatcher();

    DocumentRemoval(CollectionStore collection, Document filter) {
        this.collection = collection;
        this.filter = filter;
    }

    /**
     * @param most how many; 0 is all
     * @return how many there were
     */
    int run(int most) {
        int removed = 0;
        try (var view = collection.store().view();
                var found = QueryCursor.of(collection, QueryRequest.all(filter), view)) {
            while (!found.isExhausted()) {
                for (var document : found.next(BATCH)) {
                    removed += remove(collection.keyOf(document.get("_id"))) ? 1 : 0;
                    if (removed == most) {
                        return removed;
                    }
                }
            }
        }
        return removed;
    }

    /** Unless somebody changed it since it was found. */
    private boolean remove(byte[] key) {
        collection.lock().lock();
        try {
            byte[] bson = collection.get(key);
            var document = bson == null ? null : BsonBytes.read(bson);
            if (document == null || !matcher.matches(document, filter)) {
                return false;
            }
            collection.remove(key, document);
            return true;
        } finally {
            collection.lock().unlock();
        }
    }
}
