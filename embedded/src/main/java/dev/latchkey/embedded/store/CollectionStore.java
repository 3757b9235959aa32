package dev.latchkey.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.Json;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * The documents of a collection, in the order of their ids, and its indexes. A document and its entries are written
 * together. Whoever writes holds the {@link #lock}; reading needs none.
 */
public final class CollectionStore {
    private final DocumentStore store;
    private final String fullName;
    private final byte[] prefix;
    private final CollectionSize size;
    private final CollectionRecord record;
    private final List<StoredIndex> indexes;
    private final IndexWriter writer;
    private final ReentrantLock lock = new ReentrantLock();

    CollectionStore(DocumentStore store, String fullName, int space, List<StoredIndex> indexes) {
        this.store = store;
        this.fullName = fullName;
        this.prefix = new KeyBytes().putInt(space).toArray();
        this.size = new CollectionSize(store, space);
        this.record = new CollectionRecord(store, fullName, space);
        this.indexes = new CopyOnWriteArrayList<>(indexes);
        this.writer = new IndexWriter(store, fullName, this.indexes, record);
    }

    /** One writer at a time holds it. */
    public ReentrantLock lock() {
        return lock;
    }

    /** The store that it is in. */
    public DocumentStore store() {
        return store;
    }

    /** The name of the database, a dot, the name of the collection. */
    public String fullName() {
        return fullName;
    }

    /** What the keys of its documents begin with. */
    public byte[] prefix() {
        return prefix;
    }

    /** Its indexes, but for that of the ids. */
    public List<StoredIndex> indexes() {
        return indexes;
    }

    /** How many documents there are, and how long they are together. */
    public CollectionSize size() {
        return size;
    }

    /** The key of the document with that id. */
    public byte[] keyOf(@Nullable Object id) {
        return KeyBytes.join(prefix, KeyEncoding.of(id));
    }

    /** The key of the document of which an entry of an index was read. */
    public byte[] keyOf(byte[] entry, byte[] value) {
        return KeyBytes.join(prefix, StoredIndex.documentOf(entry, value));
    }

    /** The document under a key, as BSON. */
    public byte @Nullable [] get(byte[] key) {
        return store.get(key);
    }

    /** Adds a document, which has an id. */
    public void insert(Document document) {
        var id = document.get("_id");
        byte[] key = keyOf(id);
        if (store.get(key) != null) {
            throw new DuplicateKeyError(
                    fullName, StoredIndex.ID + " dup key: { _id: " + Json.toCompactJsonValue(id) + " }");
        }
        byte[] bson = BsonBytes.of(document);
        write(batch -> {
            batch.put(key, bson);
            writer.add(batch, document, ownPart(key));
            size.change(batch, 1, bson.length);
        });
    }

    /** Puts a document, of the same id, in place of another. */
    public void replace(byte[] key, Document old, Document document) {
        byte[] bson = BsonBytes.of(document);
        int growth = bson.length - BsonBytes.of(old).length;
        write(batch -> {
            batch.put(key, bson);
            writer.change(batch, old, document, ownPart(key));
            size.change(batch, 0, growth);
        });
    }

    /** Removes a document. */
    public void remove(byte[] key, Document document) {
        int length = BsonBytes.of(document).length;
        write(batch -> {
            batch.delete(key);
            writer.remove(batch, document, ownPart(key));
            size.change(batch, -1, -length);
        });
    }

    /** Adds an index, and what is there already to it. */
    void addIndex(StoredIndex index) {
        new IndexBuild(store, prefix, fullName, index).run();
        indexes.add(index);
        record.write(indexes);
    }

    /** Removes an index with its entries. */
    public void dropIndex(StoredIndex index) {
        indexes.remove(index);
        record.write(indexes);
        store.removeAll(KeyRange.of(index.prefix()));
    }

    void drop() {
        record.remove();
        indexes.forEach(index -> store.removeAll(KeyRange.of(index.prefix())));
        store.removeAll(KeyRange.of(prefix));
        size.forget();
    }

    /** The key of a document without what those of the collection have in common. */
    private byte[] ownPart(byte[] key) {
        return Arrays.copyOfRange(key, prefix.length, key.length);
    }

    private void write(Change change) {
        try (var batch = new WriteBatch()) {
            change.into(batch);
            store.write(batch);
        } catch (RocksDBException e) {
            throw new StoreException(e);
        }
        size.changed();
        if (size.isMostlyEmptied()) {
            store.emptied(KeyRange.of(prefix));
            indexes.forEach(index -> store.emptied(KeyRange.of(index.prefix())));
        }
    }

    /** What is written together. */
    private interface Change {
        void into(WriteBatch batch) throws RocksDBException;
    }
}
