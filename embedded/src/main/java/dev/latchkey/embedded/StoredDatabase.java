package dev.latchkey.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** A database whose indexes compare their keys quickly, and whose documents are not changed in place. */
final class StoredDatabase extends H2Database {

    /** What H2Database puts between the names of a collection and an index to name the map that holds the latter. */
    private static final String INDEX = "._index_";

    private final MVStore store;

    StoredDatabase(String name, MVStore store, CursorRegistry cursors) {
        // First: the indexes are opened by the constructor of the class above.
        this.store = store;
        super(name, store, cursors);
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
        String full = getFullCollectionNamespace(name);
        return new StoredCollection(
                this,
                name,
                options,
                store.openMap(DatabaseStore.DATA + full),
                store.openMap(DatabaseStore.META + full),
                cursorRegistry);
    }

    /** The map is opened here first, with its own type of keys: whoever opens it again is given this one. */
    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        store.openMap(
                getFullCollectionNamespace(collection) + INDEX + index,
                new MVMap.Builder<KeyValue, Object>().keyType(new IndexKeyType()));
        return super.openOrCreateUniqueIndex(collection, index, keys, sparse);
    }
}
