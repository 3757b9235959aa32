package dev.latchkey.embedded.server;

import de.bwaldvogel.mongo.bson.Document;
import dev.latchkey.embedded.query.QueryCursor;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;

/** The results of a query, one after the other. Most of those who use it only want the first. */
final class CursorIterator implements Iterator<Document> {
    private static final int BATCH = 100;

    private final QueryCursor cursor;
    private final UnaryOperator<List<Document>> projection;
    private Iterator<Document> batch = Collections.emptyIterator();
    private int size = 1;

    CursorIterator(QueryCursor cursor, UnaryOperator<List<Document>> projection) {
        this.cursor = cursor;
        this.projection = projection;
    }

    @Override
    public boolean hasNext() {
        if (!batch.hasNext() && !cursor.isExhausted()) {
            batch = projection.apply(cursor.next(size)).iterator();
            size = BATCH;
        }
        return batch.hasNext();
    }

    @Override
    public Document next() {
        hasNext();
        return batch.next();
    }
}
