package dev.latchkey.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which collections there are, by full name. Each, and each index, has a number of its own that all of its keys begin
 * with; numbers are not given twice. What begins with 0 belongs to this class.
 */
public final class Catalog {
    private static final int OWN = 0;
    private static final int RECORD = 'c';
    private static final int SIZE = 'n';
    private static final byte[] LAST_NUMBER =
            new KeyBytes().putInt(OWN).put('l').toArray();

    private final DocumentStore store;
    private final Map<String, CollectionStore> collections = new ConcurrentSkipListMap<>();

    private Catalog(DocumentStore store) {
        this.store = store;
    }

    /** Reads which there are. */
    public static Catalog of(DocumentStore store) {
        var catalog = new Catalog(store);
        var records = new KeyBytes().putInt(OWN).put(RECORD).toArray();
        try (var stored = store.iterate(KeyRange.of(records), false)) {
            while (stored.next()) {
                byte[] key = stored.key();
                var name = new String(key, records.length, key.length - records.length - 1, StandardCharsets.UTF_8);
                catalog.collections.put(name, CollectionRecord.read(store, name, stored.value()));
            }
        }
        return catalog;
    }

    static byte[] recordKey(String fullName) {
        return new KeyBytes()
                .putInt(OWN)
                .put(RECORD)
                .put(fullName.getBytes(StandardCharsets.UTF_8))
                .put(0)
                .toArray();
    }

    static byte[] sizeKey(int space) {
        return new KeyBytes().putInt(OWN).put(SIZE).putInt(space).toArray();
    }

    /** The store that they are in. */
    public DocumentStore store() {
        return store;
    }

    /** All of them. */
    public Collection<CollectionStore> all() {
        return collections.values();
    }

    /** Those of a database. */
    public Collection<CollectionStore> of(String database) {
        return collections.values().stream()
                .filter(each -> each.fullName().startsWith(database + "."))
                .toList();
    }

    /** The names of the databases that have collections. */
    public Set<String> databases() {
        return collections.keySet().stream()
                .map(name -> name.substring(0, name.indexOf('.')))
                .collect(Collectors.toSet());
    }

    /** The collection of that name; null where there is none. */
    public @Nullable CollectionStore find(String fullName) {
        return collections.get(fullName);
    }

    /** The collection of that name, a new one where there is none. */
    public synchronized CollectionStore findOrCreate(String fullName) {
        var known = collections.get(fullName);
        if (known != null) {
            return known;
        }
        int space = nextNumber();
        var created = new CollectionStore(store, fullName, space, List.of());
        new CollectionRecord(store, fullName, space).write(created.indexes());
        collections.put(fullName, created);
        return created;
    }

    /** Adds an index to a collection as it is described. */
    public void createIndex(CollectionStore collection, Document description) {
        collection.addIndex(new StoredIndex(description, nextNumber(), false));
    }

    /** Removes a collection with its documents and indexes. */
    public synchronized void drop(CollectionStore collection) {
        collections.remove(collection.fullName());
        collection.drop();
    }

    private synchronized int nextNumber() {
        byte[] last = store.get(LAST_NUMBER);
        int next = last == null
                ? OWN + 1
                : ByteBuffer.wrap(Arrays.copyOf(last, Integer.BYTES)).getInt() + 1;
        store.put(LAST_NUMBER, new KeyBytes().putInt(next).toArray());
        return next;
    }
}
