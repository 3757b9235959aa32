package dev.latchkey.embedded.store;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.Json;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** Writes what a change of a document changes in the indexes of its collection. */
final class IndexWriter {
    private final DocumentStore store;
    private final String collection;
    private final List<StoredIndex> indexes;
    private final @Nullable CollectionRecord record;

    IndexWriter(DocumentStore store, String collection, List<StoredIndex> indexes, @Nullable CollectionRecord record) {
        this.store = store;
        this.collection = collection;
        this.indexes = indexes;
        this.record = record;
    }

    /** Of an index of which there is no record yet. */
    IndexWriter(DocumentStore store, String collection, List<StoredIndex> indexes) {
        this(store, collection, indexes, null);
    }

    /** @throws DuplicateKeyError where another document has the same values in a unique index */
    void add(WriteBatch batch, Document document, byte[] id) throws RocksDBException {
        for (var index : indexes) {
            for (var entry : entries(batch, index, document)) {
                put(batch, index, entry, document, id);
            }
        }
    }

    /** What was and still is an entry is not written again: one that was written twice could not be removed by one. */
    void change(WriteBatch batch, Document old, Document document, byte[] id) throws RocksDBException {
        for (var index : indexes) {
            var before = IndexEntries.of(index, old).keys();
            for (var entry : entries(batch, index, document)) {
                if (!before.remove(entry)) {
                    put(batch, index, entry, document, id);
                }
            }
            remove(batch, before, id);
        }
    }

    void remove(WriteBatch batch, Document document, byte[] id) throws RocksDBException {
        for (var index : indexes) {
            remove(batch, IndexEntries.of(index, document).keys(), id);
        }
    }

    private static void remove(WriteBatch batch, SortedSet<byte[]> entries, byte[] id) throws RocksDBException {
        for (var entry : entries) {
            batch.singleDelete(KeyBytes.join(entry, id));
        }
    }

    private SortedSet<byte[]> entries(WriteBatch batch, StoredIndex index, Document document) throws RocksDBException {
        var entries = IndexEntries.of(index, document);
        if (entries.haveArray() && !index.isMultikey()) {
            index.setMultikey();
            if (record != null) {
                record.write(batch, indexes);
            }
        }
        return entries.keys();
    }

    private void put(WriteBatch batch, StoredIndex index, byte[] entry, Document document, byte[] id)
            throws RocksDBException {
        if (index.isUnique()) {
            requireFree(index, entry, document, id);
        }
        batch.put(KeyBytes.join(entry, id), StoredIndex.positionIn(entry));
    }

    private void requireFree(StoredIndex index, byte[] entry, Document document, byte[] id) {
        try (var same = store.iterate(KeyRange.of(entry), false)) {
            while (same.next()) {
                if (!Arrays.equals(StoredIndex.documentOf(same.key(), same.value()), id)) {
                    throw new DuplicateKeyError(collection, index.name() + " dup key: " + values(index, document));
                }
            }
        }
    }

    private static String values(StoredIndex index, Document document) {
        return index.fields().stream()
                .map(IndexField::path)
                .map(path ->
                        path + ": " + Json.toCompactJsonValue(Utils.getSubdocumentValueCollectionAware(document, path)))
                .collect(Collectors.joining(", ", "{ ", " }"));
    }
}
