package dev.latchkey.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import dev.latchkey.embedded.store.CollectionStore;
import dev.latchkey.embedded.store.IndexField;
import dev.latchkey.embedded.store.KeyBytes;
import dev.latchkey.embedded.store.KeyRange;
import dev.latchkey.embedded.store.StoredIndex;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How an index, or the order of the documents by their ids, would answer a query.
 *
 * @param index null is the order by ids
 * @param ranges where in it the documents that match are
 * @param points how many of its first fields have one of some single values
 * @param narrowedBy the fields by whose conditions the ranges are narrow
 * @param direction the one in which it has the wanted order: 1 forward, -1 backward, 0 in none
 */
record IndexUse(@Nullable StoredIndex index, List<KeyRange> ranges, int points, Set<String> narrowedBy, int direction) {
    private static final List<IndexField> IDS = List.of(new IndexField("_id", true));
    private static final int MOST_RANGES = 10_000;

    static IndexUse of(
            CollectionStore collection,
            @Nullable StoredIndex index,
            Map<String, FieldCondition> conditions,
            SortOrder sort) {
        var start = new IndexUse(
                index, List.of(KeyRange.of(index == null ? collection.prefix() : index.prefix())), 0, Set.of(), 0);
        return start.narrowed(conditions).directed(direction(index, conditions, sort));
    }

    private IndexUse directed(int wanted) {
        return new IndexUse(index, ranges, points, narrowedBy, wanted);
    }

    /** By the conditions of its fields, up to the first that is not of single values. */
    private IndexUse narrowed(Map<String, FieldCondition> conditions) {
        var narrowed = this;
        for (var field : fields(index)) {
            var condition = conditions.get(field.path());
            if (condition == null) {
                return narrowed;
            }
            var bounds = bounds(index, field, condition);
            long count = (long) narrowed.ranges.size() * bounds.intervals().size();
            if (narrowed.ranges.size() > 1 && count > MOST_RANGES) {
                return narrowed;
            }
            narrowed = narrowed.within(field, bounds);
            if (!bounds.arePoints()) {
                return narrowed;
            }
        }
        return narrowed;
    }

    private IndexUse within(IndexField field, Bounds bounds) {
        var narrower = ranges.stream()
                .flatMap(range -> bounds.intervals().stream().map(interval -> within(range, interval)))
                .toList();
        var fields = new HashSet<>(narrowedBy);
        if (bounds.intervals().stream().noneMatch(Interval::isAll)) {
            fields.add(field.path());
        }
        return new IndexUse(index, narrower, points + (bounds.arePoints() ? 1 : 0), fields, direction);
    }

    /** A range of all that begins alike, and what may follow. */
    private static KeyRange within(KeyRange range, Interval interval) {
        byte[] beginning = range.from();
        return new KeyRange(
                KeyBytes.join(beginning, interval.from()),
                interval.to() == null ? range.to() : KeyBytes.join(beginning, interval.to()));
    }

    private static Bounds bounds(@Nullable StoredIndex index, IndexField field, FieldCondition condition) {
        var bounds = index != null && index.isMultikey() ? condition.any() : condition.whole();
        return field.ascending() ? bounds : bounds.inverted();
    }

    /** Where a document may be in an index more than once, it is in no order. */
    private static int direction(@Nullable StoredIndex index, Map<String, FieldCondition> conditions, SortOrder sort) {
        if (index != null && index.isMultikey() && !sort.isAny()) {
            return IndexDirection.NONE;
        }
        var fields = Stream.concat(fields(index).stream(), IDS.stream()).toList();
        return IndexDirection.of(fields, sort, field -> isSingle(conditions.get(field.path())));
    }

    private static boolean isSingle(@Nullable FieldCondition condition) {
        return condition != null && condition.whole().isPoint();
    }

    static List<IndexField> fields(@Nullable StoredIndex index) {
        return index == null ? IDS : index.fields();
    }

    /** Whether each range is the key of one document. */
    boolean isLookUp() {
        return index == null && points == IDS.size();
    }

    boolean isBounded() {
        return !narrowedBy.isEmpty();
    }

    /** Whether all that it leads to matches a query, and each document once. */
    boolean covers(Document query) {
        return (index == null || !index.isMultikey())
                && QueryParts.of(query).stream().allMatch(this::answers);
    }

    /** Whether all that it leads to meets a condition. */
    boolean answers(QueryParts.Part part) {
        return narrowedBy.contains(part.name()) && QueryConditions.saysAllOf(part.value());
    }

    /** Whether it is as good as another one in everything. */
    boolean isAsGoodAs(IndexUse other) {
        return narrowedBy.containsAll(other.narrowedBy) && (isOrdered() || !other.isOrdered());
    }

    boolean isOrdered() {
        return direction != 0;
    }

    /** Whether it leads to at most one document for each of some values. */
    boolean isExact() {
        return points == fields(index).size() && (index == null || index.isUnique() && !index.isMultikey());
    }
}
