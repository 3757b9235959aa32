package dev.latchkey.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import org.h2.mvstore.MVMap;

/**
 * A collection that never changes a document in place. The class above does, while another connection may be writing
 * the very document into its answer (which breaks that connection, and with it a client's whole pool), and the store
 * may be writing it to the disk.
 */
final class StoredCollection extends H2Collection {

    /** Guarded by the monitor, which every operation on a collection holds. */
    private boolean changing;

    StoredCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> data,
            MVMap<String, Object> meta,
            CursorRegistry cursors) {
        super(database, name, options, data, meta, cursors);
    }

    @Override
    public synchronized Document updateDocuments(
            Document selector, Document update, ArrayFilters filters, boolean multi, boolean upsert, Oplog oplog) {
        changing = true;
        try {
            return super.updateDocuments(selector, update, filters, multi, upsert, oplog);
        } finally {
            changing = false;
        }
    }

    @Override
    public synchronized Document findAndModify(Document query) {
        changing = true;
        try {
            return super.findAndModify(query);
        } finally {
            changing = false;
        }
    }

    /** What is about to be changed is a copy, which then takes the place of what is stored. */
    @Override
    protected QueryResult queryDocuments(
            Document query, Document orderBy, int skip, int limit, int batch, Document projection) {
        QueryResult found = super.queryDocuments(query, orderBy, skip, limit, batch, projection);
        if (!changing) {
            return found;
        }
        List<Document> copies =
                found.collectDocuments().stream().map(Document::cloneDeeply).toList();
        return new QueryResult(copies, found.getCursorId());
    }
}
