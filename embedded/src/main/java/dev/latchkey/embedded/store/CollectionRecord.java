package dev.latchkey.embedded.store;

import static java.util.Objects.requireNonNull;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** What is kept of a collection beside its documents: where they are, and its indexes. */
final class CollectionRecord {
    private static final String SPACE = "space";
    private static final String INDEXES = "indexes";

    private final DocumentStore store;
    private final int space;
    private final byte[] key;

    CollectionRecord(DocumentStore store, String fullName, int space) {
        this.store = store;
        this.space = space;
        this.key = Catalog.recordKey(fullName);
    }

    void write(List<StoredIndex> indexes) {
        store.put(key, encode(indexes));
    }

    void write(WriteBatch batch, List<StoredIndex> indexes) throws RocksDBException {
        batch.put(key, encode(indexes));
    }

    void remove() {
        store.remove(key);
    }

    private byte[] encode(List<StoredIndex> indexes) {
        return BsonBytes.of(new Document(SPACE, space)
                .append(INDEXES, indexes.stream().map(StoredIndex::write).toList()));
    }

    @SuppressWarnings("unchecked")
    static CollectionStore read(DocumentStore store, String fullName, byte[] stored) {
        var record = BsonBytes.read(stored);
        var indexes = (List<Document>) requireNonNull(record.get(INDEXES));
        return new CollectionStore(
                store,
                fullName,
                (Integer) requireNonNull(record.get(SPACE)),
                indexes.stream().map(StoredIndex::read).toList());
    }
}
