package dev.latchkey.kit.mongo;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.kit.request.Cursor;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The order of a list, and its pages: each goes on behind the last item of the one before, so that what is added or
 * removed meanwhile neither repeats nor hides another. An index has to begin with what is asked for, then have the
 * fields of the order.
 *
 * @param time a field of dates; absent where the list is sorted by {@code key} alone
 * @param key  a field of texts that tells items of the same time apart
 * @param sign 1 ascending, -1 descending
 */
public record PageOrder(@Nullable String time, String key, int sign) {
    private static final String ID = "_id";
    private static final Set<String> BOUNDS = Set.of("$gt", "$gte", "$lt", "$lte");

    /** Ascending by a field of texts, which no two items of the list have in common. */
    public static PageOrder by(String key) {
        return new PageOrder(null, key, 1);
    }

    /** Descending by a field of texts, which no two items of the list have in common. */
    public static PageOrder downBy(String key) {
        return new PageOrder(null, key, -1);
    }

    /** The newest first; of the same time, by {@code _id}. */
    public static PageOrder newestFirst(String time) {
        return new PageOrder(time, ID, -1);
    }

    /** The oldest first; of the same time, by {@code _id}. */
    public static PageOrder oldestFirst(String time) {
        return new PageOrder(time, ID, 1);
    }

    /** One page of what the filter lets through. */
    public <T> Mono<Page<T>> read(
            MongoCollection<Document> collection, Document filter, PageRequest request, Function<Document, T> reading) {
        return Flux.from(collection.find(rest(filter, request)).sort(sort()).limit(request.fetch()))
                .collectList()
                .map(found -> Page.of(found, request, this::position).map(reading));
    }

    /** As MongoDB is told. */
    public Document sort() {
        Document sort = time == null ? new Document() : new Document(time, sign);
        return sort.append(key, sign);
    }

    /** What the filter lets through behind the cursor of the request. */
    public Document rest(Document filter, PageRequest request) {
        return rest(filter, request.cursor());
    }

    /** What the filter lets through behind a cursor, where there is one. */
    public Document rest(Document filter, @Nullable Cursor cursor) {
        return cursor == null ? filter : both(filter, behind(cursor));
    }

    /** What the filter lets through up to a document, and that one; it has to be one that the filter lets through. */
    public Document upTo(Document filter, Document last) {
        String within = sign > 0 ? "$lte" : "$gte";
        Document sameOrBefore = new Document(key, new Document(within, last.get(key)));
        if (time == null) {
            return both(filter, sameOrBefore);
        }
        Object at = last.get(time);
        Document before = new Document(time, new Document(sign > 0 ? "$lt" : "$gt", at));
        return both(narrowed(filter, within, at), new Document("$or", List.of(before, sameOrBefore.append(time, at))));
    }

    /** Of two bounds on the same side the narrower one, which is that of a document within the other. */
    private Document narrowed(Document filter, String within, @Nullable Object at) {
        Document bound = new Document(within, at);
        if (filter.get(time) instanceof Document range && BOUNDS.containsAll(range.keySet())) {
            Document narrower = new Document(range);
            narrower.remove(within);
            return new Document(filter).append(time, combined(narrower, bound));
        }
        return both(filter, new Document(time, bound));
    }

    /** In one document as far as that says the same: not every server looks for an index below {@code $and}. */
    public static Document both(Document filter, Document behind) {
        Document both = new Document(filter);
        List<Object> beside = new ArrayList<>(both.getList("$and", Object.class, List.of()));
        behind.forEach((field, bound) -> {
            Object combined = combined(both.get(field), bound);
            if (combined == null) {
                beside.add(new Document(field, bound));
            } else {
                both.put(field, combined);
            }
        });
        return beside.isEmpty() ? both : both.append("$and", beside);
    }

    /** Both conditions on one field as one range; null where they are not two ranges of different bounds. */
    private static @Nullable Object combined(@Nullable Object asked, Object behind) {
        if (asked == null) {
            return behind;
        }
        if (asked instanceof Document range
                && behind instanceof Document bound
                && BOUNDS.containsAll(range.keySet())
                && Collections.disjoint(range.keySet(), bound.keySet())) {
            Document combined = new Document(range);
            combined.putAll(bound);
            return combined;
        }
        return null;
    }

    /**
     * The bound of the time is said twice: by a range, where an index is entered, and by the alternatives, which leave out
     * what was read of that very time. With the alternatives alone all that comes before is examined again for each page.
     */
    private Document behind(Cursor cursor) {
        String beyond = sign > 0 ? "$gt" : "$lt";
        if (time == null) {
            return new Document(key, new Document(beyond, cursor.values(1).getFirst()));
        }
        Date at = Date.from(cursor.time(0, 2));
        Document other = new Document(time, new Document(beyond, at));
        Document sameTime = new Document(time, at)
                .append(key, new Document(beyond, cursor.values(2).getLast()));
        return new Document(time, new Document(beyond + "e", at)).append("$or", List.of(other, sameTime));
    }

    /** Documents as the list has them. */
    public Comparator<Document> comparator() {
        Comparator<Document> byKey = Comparator.comparing(each -> each.getString(key));
        Comparator<Document> ascending = time == null
                ? byKey
                : Comparator.<Document, Date>comparing(each -> each.getDate(time))
                        .thenComparing(byKey);
        return sign > 0 ? ascending : ascending.reversed();
    }

    /** The time of an item; null where the list is not sorted by one. */
    public @Nullable Instant timeOf(Document item) {
        return time == null ? null : item.getDate(time).toInstant();
    }

    /** The cursor behind an item. */
    public Cursor position(Document last) {
        String id = last.getString(key);
        return time == null
                ? Cursor.after(id)
                : Cursor.after(String.valueOf(last.getDate(time).getTime()), id);
    }
}
