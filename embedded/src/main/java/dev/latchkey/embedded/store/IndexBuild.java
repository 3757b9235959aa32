package dev.latchkey.embedded.store;

import java.util.Arrays;
import java.util.List;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** Fills a new index from the documents that are there. Until it is through, nobody knows of the index. */
final class IndexBuild {
    /** Entries of two documents that are the same would not be noticed within one write. */
    private static final int UNIQUE_AT_ONCE = 1;

    private static final int AT_ONCE = 500;

    private final DocumentStore store;
    private final byte[] documents;
    private final StoredIndex index;
    private final IndexWriter writer;

    IndexBuild(DocumentStore store, byte[] documents, String collection, StoredIndex index) {
        this.store = store;
        this.documents = documents;
        this.index = index;
        // Its record is written when it is through.
        this.writer = new IndexWriter(store, collection, List.of(index));
    }

    void run() {
        int atOnce = index.isUnique() ? UNIQUE_AT_ONCE : AT_ONCE;
        try (var all = store.iterate(KeyRange.of(documents), false);
                var batch = new WriteBatch()) {
            while (all.next()) {
                byte[] key = all.key();
                byte[] id = Arrays.copyOfRange(key, documents.length, key.length);
                writer.add(batch, BsonBytes.read(all.value()), id);
                if (batch.count() >= atOnce) {
                    write(batch);
                }
            }
            write(batch);
        } catch (RocksDBException e) {
            throw new StoreException(e);
        } catch (RuntimeException e) {
            store.removeAll(KeyRange.of(index.prefix()));
            throw e;
        }
    }

    private void write(WriteBatch batch) {
        store.write(batch);
        batch.clear();
    }
}
