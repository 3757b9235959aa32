package dev.latchkey.embedded.query;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import dev.latchkey.embedded.store.BsonBytes;
import dev.latchkey.embedded.store.CollectionStore;
import dev.latchkey.embedded.store.KeyIterator;
import dev.latchkey.embedded.store.KeyRange;
import dev.latchkey.embedded.store.StoreView;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a plan leads to, one after the other. Between pauses it knows where it was, and holds nothing open. */
final class Scan {
    private final CollectionStore collection;
    private final Plan plan;
    private final Document query;
    private final @Nullable StoreView view;
    private final DefaultQueryMatcher matcher = new DefaultQueryMatcher();
    private final Set<ByteBuffer> seen = new HashSet<>();
    private final Iterator<Part> parts;
    private @Nullable Part part;
    private @Nullable KeyIterator entries;
    private byte @Nullable [] last;
    private long keysExamined;
    private long documentsExamined;

    /** @param view what is read; null is what there is when it is read */
    Scan(CollectionStore collection, Plan plan, Document query, @Nullable StoreView view) {
        this.collection = collection;
        this.plan = plan;
        this.query = query;
        this.view = view;
        this.parts = plan.uses().stream().flatMap(this::parts).iterator();
        this.part = parts.hasNext() ? parts.next() : null;
    }

    private Stream<Part> parts(IndexUse use) {
        List<KeyRange> ranges = plan.isBackward() ? use.ranges().reversed() : use.ranges();
        return ranges.stream().map(range -> new Part(use, range));
    }

    /** The next one that matches; null when there is none. */
    @Nullable
    Match next() {
        var operation = RunningOperation.current();
        while (part != null) {
            operation.step();
            byte[] bson = part.use.isLookUp() ? lookUp(part.range.from()) : read(part);
            if (bson != null) {
                documentsExamined++;
                var document = BsonBytes.read(bson);
                if (matcher.matches(document, query)) {
                    return new Match(bson, document);
                }
            }
        }
        return null;
    }

    private byte @Nullable [] lookUp(byte[] key) {
        toNextPart();
        byte[] bson = wasSeen(key) ? null : collection.get(key);
        keysExamined += bson == null ? 0 : 1;
        return bson;
    }

    /** The document of the next entry; null where there is none any more, or it was read before. */
    private byte @Nullable [] read(Part current) {
        if (entries == null) {
            entries = open(current);
        }
        if (!entries.next()) {
            pause();
            toNextPart();
            return null;
        }
        keysExamined++;
        byte[] entry = entries.key();
        last = entry;
        boolean isDocument = current.use.index() == null;
        byte[] key = isDocument ? entry : collection.keyOf(entry, entries.value());
        if (wasSeen(key)) {
            return null;
        }
        return isDocument ? entries.value() : collection.get(key);
    }

    /** How many entries there are, at most so many; 0 is all. */
    long countEntries(int most) {
        var operation = RunningOperation.current();
        while (part != null && (most == 0 || keysExamined < most)) {
            operation.step();
            countEntry(part);
        }
        return keysExamined;
    }

    private void countEntry(Part current) {
        if (entries == null) {
            entries = open(current);
        }
        if (entries.next()) {
            keysExamined++;
        } else {
            pause();
            toNextPart();
        }
    }

    private void toNextPart() {
        last = null;
        part = parts.hasNext() ? parts.next() : null;
    }

    private boolean wasSeen(byte[] key) {
        return plan.repeats() && !seen.add(ByteBuffer.wrap(key));
    }

    private KeyIterator open(Part current) {
        var range = current.range;
        if (last != null) {
            range = plan.isBackward() ? range.before(last) : range.behind(last);
        }
        return view == null
                ? collection.store().iterate(range, plan.isBackward())
                : view.iterate(range, plan.isBackward());
    }

    /** Lets go of what it holds; {@link #next} goes on where it was. */
    void pause() {
        if (entries != null) {
            entries.close();
            entries = null;
        }
    }

    long keysExamined() {
        return keysExamined;
    }

    long documentsExamined() {
        return documentsExamined;
    }

    /** One range of one index. */
    private record Part(IndexUse use, KeyRange range) {}
}
