package dev.latchkey.embedded.server;

import static java.util.Objects.requireNonNull;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import dev.latchkey.embedded.query.QueryCursor;
import dev.latchkey.embedded.query.QueryRequest;
import dev.latchkey.embedded.store.BsonBytes;
import dev.latchkey.embedded.store.CollectionStore;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A collection as mongo-java-server knows it, which is where the language of updates comes from. It is given no index:
 * those of the store are kept by the store. Documents are looked for without the lock; one that is to be changed is
 * looked at again under it.
 */
final class StoredCollection extends AbstractMongoCollection<byte[]> {
    private static final @Nullable Comparator<Document> AS_THEY_COME = null;

    private final CollectionStore store;

    StoredCollection(MongoDatabase database, String name, CollectionStore store) {
        super(database, name, CollectionOptions.withDefaults(), new CursorRegistry());
        this.store = store;
    }

    CollectionStore store() {
        return store;
    }

    /** The fields that were asked for. */
    List<Document> project(List<Document> found, @Nullable Document projection) {
        return projection == null
                ? found
                : matchDocumentsFromStream(new Document(), found.stream(), 0, 0, 0, AS_THEY_COME, projection)
                        .collectDocuments();
    }

    @Override
    public void addDocument(Document document) {
        locked(() -> {
            super.addDocument(document);
            return document;
        });
    }

    @Override
    public Document updateDocuments(
            Document filter, Document update, ArrayFilters arrays, boolean multi, boolean upsert, Oplog oplog) {
        var changes = new DocumentChanges(
                store,
                filter,
                (wanted, insert) -> locked(() -> super.updateDocuments(wanted, update, arrays, false, insert, oplog)));
        return multi ? changes.ofAll(upsert) : changes.ofOne(upsert);
    }

    @Override
    public Document findAndModify(Document command) {
        return new FindAndModify(store, command, narrowed -> locked(() -> super.findAndModify(narrowed))).run();
    }

    @Override
    public int deleteDocuments(Document filter, int limit, Oplog oplog) {
        return new DocumentRemoval(store, filter).run(limit);
    }

    private <T> T locked(Supplier<T> work) {
        store.lock().lock();
        try {
            return work.get();
        } finally {
            store.lock().unlock();
        }
    }

    @Override
    protected QueryResult queryDocuments(
            Document query, @Nullable Document order, int skip, int limit, int batch, @Nullable Document projection) {
        var cursor = QueryCursor.of(store, new QueryRequest(query, order, skip, limit));
        return new QueryResult(() -> new CursorIterator(cursor, found -> project(found, projection)));
    }

    @Override
    protected QueryResult matchDocuments(
            Document query, @Nullable Document order, int skip, int limit, int batch, @Nullable Document projection) {
        return queryDocuments(query, order, skip, limit, batch, projection);
    }

    @Override
    public int count(@Nullable Document query, int skip, int limit) {
        if (query == null || query.isEmpty() && skip == 0 && limit <= 0) {
            return count();
        }
        return (int) QueryCursor.of(store, new QueryRequest(query, null, skip, Math.max(limit, 0)))
                .count();
    }

    @Override
    public int count() {
        return (int) store.size().documents();
    }

    @Override
    public Document handleDistinct(Document command) {
        return DistinctValues.of(store, command).answer();
    }

    @Override
    protected Document getDocument(byte[] key) {
        return BsonBytes.read(requireNonNull(store.get(key)));
    }

    @Override
    protected byte[] findDocumentPosition(Document document) {
        return store.keyOf(document.get("_id"));
    }

    @Override
    protected byte[] addDocumentInternal(Document document) {
        store.insert(document);
        return findDocumentPosition(document);
    }

    @Override
    protected void handleUpdate(byte[] key, Document old, Document document) {
        store.replace(key, old, document);
    }

    @Override
    protected void removeDocument(byte[] key) {
        store.remove(key, getDocument(key));
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int delta) {
        throw new UnsupportedOperationException("the store does");
    }

    @Override
    protected int getDataSize() {
        return (int) Math.min(Integer.MAX_VALUE, store.size().bytes());
    }

    @Override
    protected Stream<DocumentWithPosition<byte[]>> streamAllDocumentsWithPosition() {
        throw new UnsupportedOperationException("the store builds its indexes");
    }
}
