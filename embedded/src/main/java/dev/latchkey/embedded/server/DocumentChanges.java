package dev.latchkey.embedded.server;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import dev.latchkey.embedded.query.QueryCursor;
import dev.latchkey.embedded.query.QueryRequest;
import dev.latchkey.embedded.store.CollectionStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds documents that are to be changed, and has each changed if it still matches then. */
final class DocumentChanges {
    private static final int ATTEMPTS = 1_000;
    private static final int BATCH = 100;
    private static final String ID = "_id";
    private static final String MATCHED = "n";
    private static final String MODIFIED = "nModified";

    private final CollectionStore collection;
    private final Document filter;
    private final Change change;

    DocumentChanges(CollectionStore collection, Document filter, Change change) {
        this.collection = collection;
        this.filter = filter;
        this.change = change;
    }

    /** The first that matches; a new one where none does and {@code upsert} says so. */
    Document ofOne(boolean upsert) {
        if (isOfOneId(filter)) {
            return change.apply(filter, upsert);
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var found = first(collection, filter, null);
            if (found == null) {
                return upsert ? change.apply(filter, true) : result(0, 0);
            }
            var result = change.apply(only(found, filter), false);
            if (Requests.number(result, MATCHED, 0) > 0) {
                return result;
            }
        }
        throw conflict();
    }

    /** All that match now. */
    Document ofAll(boolean upsert) {
        int matched = 0;
        int modified = 0;
        try (var view = collection.store().view();
                var found = QueryCursor.of(collection, QueryRequest.all(filter), view)) {
            while (!found.isExhausted()) {
                for (var document : found.next(BATCH)) {
                    var result = change.apply(only(document, filter), false);
                    matched += Requests.number(result, MATCHED, 0);
                    modified += Requests.number(result, MODIFIED, 0);
                }
            }
        }
        return matched == 0 && upsert ? change.apply(filter, true) : result(matched, modified);
    }

    private static Document result(int matched, int modified) {
        return new Document(MATCHED, matched).append(MODIFIED, modified);
    }

    /** Then nothing has to be looked for. */
    static boolean isOfOneId(Document filter) {
        var id = filter.get(ID);
        return id != null && !(id instanceof Document);
    }

    static @Nullable Document first(CollectionStore collection, Document filter, @Nullable Document sort) {
        try (var found = QueryCursor.of(collection, new QueryRequest(filter, sort, 0, 1))) {
            return found.next(1).stream().findFirst().orElse(null);
        }
    }

    /** This one, if it still matches. */
    static Document only(Document found, Document filter) {
        var id = new Document(ID, new Document("$eq", found.get(ID)));
        return filter.isEmpty() ? id : id.append("$and", List.of(filter));
    }

    static MongoServerError conflict() {
        return new MongoServerError(
                112, "WriteConflict", "others changed each document that matched before it could be changed");
    }

    /** Changes a document that matches. */
    interface Change {
        Document apply(Document filter, boolean upsert);
    }
}
