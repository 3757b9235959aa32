package dev.latchkey.embedded.server;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CursorNotFoundException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Results of which clients have not taken all yet, until they have, give up, or do not ask for ten minutes. */
final class OpenCursors {
    static final Duration IDLE = Duration.ofMinutes(10);

    private static final int MOST = 10_000;
    private static final long NONE = 0;

    private final Map<Long, OpenCursor> cursors = new ConcurrentHashMap<>();
    private final AtomicLong lastId = new AtomicLong();
    private final InstantSource clock;

    OpenCursors(InstantSource clock) {
        this.clock = clock;
    }

    /** The answer with the first results. */
    Document first(String namespace, Batches batches, int size, boolean single) {
        var batch = size == 0 ? List.<Document>of() : batches.next(size);
        if (batches.isExhausted() || single) {
            batches.close();
            return answer(NONE, namespace, "firstBatch", batch);
        }
        if (cursors.size() >= MOST) {
            batches.close();
            throw new MongoServerError(8, "UnknownError", "cursors: " + MOST + " are open (expected: fewer)");
        }
        long id = lastId.incrementAndGet();
        cursors.put(id, new OpenCursor(namespace, batches, clock.instant()));
        return answer(id, namespace, "firstBatch", batch);
    }

    /** The answer with the next ones. */
    Document next(long id, int size) {
        var cursor = cursors.remove(id);
        if (cursor == null) {
            throw new CursorNotFoundException(id);
        }
        boolean failed = true;
        try {
            var batch = cursor.batches.next(size);
            failed = false;
            boolean over = cursor.batches.isExhausted();
            if (!over) {
                cursors.put(id, new OpenCursor(cursor.namespace, cursor.batches, clock.instant()));
            }
            return answer(over ? NONE : id, cursor.namespace, "nextBatch", batch);
        } finally {
            if (failed || cursor.batches.isExhausted()) {
                cursor.batches.close();
            }
        }
    }

    /** Whether there was one. */
    boolean close(long id) {
        var cursor = cursors.remove(id);
        if (cursor != null) {
            cursor.batches.close();
        }
        return cursor != null;
    }

    void closeIdle() {
        var since = clock.instant().minus(IDLE);
        cursors.forEach((id, cursor) -> {
            if (cursor.used.isBefore(since)) {
                close(id);
            }
        });
    }

    int size() {
        return cursors.size();
    }

    private static Document answer(long id, String namespace, String name, List<Document> batch) {
        var cursor = new Document("id", id).append("ns", namespace).append(name, batch);
        return new Document("cursor", cursor).append("ok", 1.0);
    }

    /** Taken by one request at a time: while it is, it is in nobody else's reach. */
    private record OpenCursor(String namespace, Batches batches, Instant used) {}

    /** Results, some at a time. */
    interface Batches {
        List<Document> next(int most);

        boolean isExhausted();

        void close();
    }
}
