package dev.latchkey.embedded.query;

import de.bwaldvogel.mongo.exception.MongoServerError;
import dev.latchkey.embedded.store.BsonBytes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The first results in an order that no index has. It holds no more than were asked for, and no more than its part of
 * the memory that all sorts share.
 */
final class SortBuffer implements AutoCloseable {
    private static final long EACH = 32 << 20;
    private static final long TOGETHER = 128 << 20;
    private static final AtomicLong HELD = new AtomicLong();
    private static final int OVERHEAD = 96;

    private static final Comparator<Row> LAST_FIRST = Comparator.comparing(Row::key, Interval::compare)
            .thenComparingLong(Row::number)
            .reversed();

    private final SortOrder order;
    private final int most;
    private final PriorityQueue<Row> rows = new PriorityQueue<>(LAST_FIRST);
    private final Queue<Row> sorted = new ArrayDeque<>();
    private long held;
    private long number;

    /** @param most how many are wanted; 0 is all */
    SortBuffer(SortOrder order, int most) {
        this.order = order;
        this.most = most;
    }

    void add(Match match) {
        hold(new Row(order.keyOf(match.document()), match.bson(), number++));
        if (most > 0 && rows.size() > most) {
            release(rows.remove());
        }
        if (held > EACH || HELD.get() > TOGETHER) {
            throw new MongoServerError(
                    292,
                    "QueryExceededMemoryLimitNoDiskUseAllowed",
                    "Sort exceeded memory limit of " + EACH + " bytes (" + TOGETHER
                            + " for all at the same time): no index has this order; use a limit or an index");
        }
    }

    private void hold(Row row) {
        rows.add(row);
        held += row.weight();
        HELD.addAndGet(row.weight());
    }

    private void release(Row row) {
        held -= row.weight();
        HELD.addAndGet(-row.weight());
    }

    /** All have been added. */
    void sort() {
        var all = new ArrayList<Row>(rows.size());
        while (!rows.isEmpty()) {
            all.add(rows.remove());
        }
        sorted.addAll(all.reversed());
    }

    /** The next one; null when there is none. */
    @Nullable
    Match next() {
        var row = sorted.poll();
        if (row == null) {
            return null;
        }
        release(row);
        return new Match(row.bson, BsonBytes.read(row.bson));
    }

    @Override
    public void close() {
        rows.clear();
        sorted.clear();
        HELD.addAndGet(-held);
        held = 0;
    }

    private record Row(byte[] key, byte[] bson, long number) {
        int weight() {
            return key.length + bson.length + OVERHEAD;
        }
    }
}
