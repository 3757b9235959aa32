package dev.latchkey.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import dev.latchkey.embedded.store.CollectionStore;
import dev.latchkey.embedded.store.StoreView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The results of a query, read when they are taken. Between two batches it holds nothing of the store, and of the
 * results only those that had to be sorted.
 */
public final class QueryCursor implements AutoCloseable {
    /** What a batch takes on the heap is a multiple of this. */
    private static final int BATCH_BYTES = 1 << 20;

    private final QueryRequest request;
    private final Plan plan;
    private final Scan scan;
    private final @Nullable SortBuffer sorting;
    private final CollectionStore collection;
    private boolean begun;
    private boolean exhausted;
    private long returned;

    private QueryCursor(CollectionStore collection, QueryRequest request, @Nullable StoreView view) {
        var order = SortOrder.of(request.sort());
        this.collection = collection;
        this.request = request;
        this.plan = Planner.plan(collection, request.filter(), order, request.found());
        this.scan = new Scan(collection, plan, request.filter(), view);
        this.sorting = plan.ordered() ? null : new SortBuffer(order, request.found());
    }

    /** Of what there is when it is read. */
    public static QueryCursor of(CollectionStore collection, QueryRequest request) {
        return new QueryCursor(collection, request, null);
    }

    /** Of what there was at a moment: what is changed meanwhile does not come again. */
    public static QueryCursor of(CollectionStore collection, QueryRequest request, StoreView view) {
        return new QueryCursor(collection, request, view);
    }

    /** The next ones, at most so many and not much more than a megabyte; none when there are no more. */
    public List<Document> next(int most) {
        var batch = new ArrayList<Document>();
        try {
            begin();
            for (int bytes = 0; batch.size() < most && bytes < BATCH_BYTES && !exhausted; ) {
                var match = take();
                if (match != null) {
                    bytes += match.bson().length;
                    batch.add(match.document());
                }
            }
            return batch;
        } finally {
            scan.pause();
        }
    }

    /** How many there are; takes them all. */
    public long count() {
        try {
            if (plan.covers(request.filter())) {
                returned = Math.max(0, scan.countEntries(request.found()) - request.skip());
                return returned;
            }
            begin();
            while (!exhausted) {
                take();
            }
            return returned;
        } finally {
            close();
        }
    }

    /** Whether there are no more; that there are some may turn out to be wrong. */
    public boolean isExhausted() {
        return exhausted;
    }

    private void begin() {
        if (begun) {
            return;
        }
        begun = true;
        if (sorting != null) {
            for (var match = scan.next(); match != null; match = scan.next()) {
                sorting.add(match);
            }
            sorting.sort();
        }
        for (int i = 0; i < request.skip() && !exhausted; i++) {
            exhausted = read() == null;
        }
    }

    private @Nullable Match take() {
        var match = read();
        if (match == null) {
            exhausted = true;
            return null;
        }
        returned++;
        exhausted = returned == request.limit();
        return match;
    }

    private @Nullable Match read() {
        return sorting == null ? scan.next() : sorting.next();
    }

    /** How it is answered; with what was examined for it so far. */
    public Document explain() {
        return new PlanExplanation(collection, request, plan).with(scan, returned);
    }

    @Override
    public void close() {
        exhausted = true;
        scan.pause();
        if (sorting != null) {
            sorting.close();
        }
    }
}
