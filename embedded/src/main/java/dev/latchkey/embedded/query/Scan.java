package dev.latchkey.embedded.query;

import static java.util.Objects.requireNonNull;

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
        while (advance()) {
            operation.step();
            var match = read();
            if (match != null && matcher.matches(match.document(), query)) {
                return match;
            }
        }
        return null;
    }

    /** To the next entry, of the next part where this one is through. */
    private boolean advance() {
        while (part != null) {
            if (entries == null) {
                entries = open(part);
            }
            if (entries.next()) {
                keysExamined++;
                last = entries.key();
                return true;
            }
            pause();
            last = null;
            part = parts.hasNext() ? parts.next() : null;
        }
        return false;
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

    private @Nullable Match read() {
        boolean byId = requireNonNull(part).use.index() == null;
        byte[] entry = requireNonNull(last);
        byte[] value = requireNonNull(entries).value();
        byte[] key = byId ? entry : collection.keyOf(entry, value);
        if (plan.repeats() && !seen.add(ByteBuffer.wrap(key))) {
            return null;
        }
        byte[] bson = byId ? value : collection.get(key);
        if (bson == null) {
            return null;
        }
        documentsExamined++;
        return new Match(bson, BsonBytes.read(bson));
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
