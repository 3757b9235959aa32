package dev.latchkey.embedded.server;

import de.bwaldvogel.mongo.bson.Document;
import dev.latchkey.embedded.query.QueryCursor;
import dev.latchkey.embedded.server.OpenCursors.Batches;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Results of a query, with the fields that were asked for. */
final class FoundBatches implements Batches {
    private final StoredCollection collection;
    private final QueryCursor cursor;
    private final @Nullable Document projection;

    FoundBatches(StoredCollection collection, QueryCursor cursor, @Nullable Document projection) {
        this.collection = collection;
        this.cursor = cursor;
        this.projection = projection;
    }

    @Override
    public List<Document> next(int most) {
        return collection.project(cursor.next(most), projection);
    }

    @Override
    public boolean isExhausted() {
        return cursor.isExhausted();
    }

    @Override
    public void close() {
        cursor.close();
    }
}
