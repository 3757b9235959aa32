package dev.latchkey.embedded.server;

import de.bwaldvogel.mongo.bson.Document;
import dev.latchkey.embedded.store.Catalog;
import dev.latchkey.embedded.store.CollectionStore;
import dev.latchkey.embedded.store.StoredIndex;
import java.time.Clock;
import java.time.Duration;

/** Removes documents whose time is over, as far as an index says that they have one. */
final class ExpiredDocuments {
    private static final int AT_ONCE = 1_000;

    private final Catalog catalog;
    private final Clock clock;

    ExpiredDocuments(Catalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    void remove() {
        for (var collection : catalog.all()) {
            for (var index : collection.indexes()) {
                index.expiry().ifPresent(after -> remove(collection, index, after));
            }
        }
    }

    private void remove(CollectionStore collection, StoredIndex index, Duration after) {
        var until = clock.instant().minus(after);
        var expired = new Document(index.fields().getFirst().path(), new Document("$lte", until));
        int removed;
        do {
            removed = new DocumentRemoval(collection, expired).run(AT_ONCE);
        } while (removed == AT_ONCE);
    }
}
