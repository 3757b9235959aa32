package dev.latchkey.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import dev.latchkey.embedded.store.CollectionStore;
import dev.latchkey.embedded.store.StoredIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the index for a query. Where several would do, the first entries of each are counted; an order that an index
 * has is worth as much as the documents that need not be read to find the first ones.
 */
final class Planner {
    private static final int COUNTED = 10_000;
    private static final int FEW = 100;

    private final CollectionStore collection;
    private final Document query;
    private final SortOrder sort;
    private final int limit;
    private final RangeCount counts;

    private Planner(CollectionStore collection, Document query, SortOrder sort, int limit) {
        this.collection = collection;
        this.query = query;
        this.sort = sort;
        this.limit = limit;
        this.counts = new RangeCount(collection.store());
    }

    /** @param limit how many results are wanted at most; 0 is all */
    static Plan plan(CollectionStore collection, Document query, SortOrder sort, int limit) {
        return new Planner(collection, query, sort, limit).choose();
    }

    private Plan choose() {
        var uses = uses();
        var exact =
                uses.stream().filter(use -> use.isBounded() && use.isExact()).findFirst();
        var best = exact.or(() -> cheapest(worthALook(uses)));
        return best.map(use -> new Plan(List.of(use), use.isOrdered(), !use.isBounded() && sort.isAny()))
                .or(this::byBranches)
                .orElseGet(this::all);
    }

    private List<IndexUse> uses() {
        var conditions = QueryConditions.of(query);
        return Stream.concat(
                        Stream.of(IndexUse.of(collection, null, conditions, sort)),
                        collection.indexes().stream()
                                .filter(index -> hasAllMatches(index, conditions))
                                .map(index -> IndexUse.of(collection, index, conditions, sort)))
                .toList();
    }

    /** Whether all documents that match are in the index. */
    private boolean hasAllMatches(StoredIndex index, Map<String, FieldCondition> conditions) {
        boolean present = !index.isSparse()
                || index.fields().stream()
                        .map(field -> conditions.get(field.path()))
                        .anyMatch(condition -> condition != null && condition.present());
        var filter = index.filter();
        return present && (filter == null || QueryParts.of(query).containsAll(QueryParts.of(filter)));
    }

    /** Those that no other one is as good as in everything. */
    private static List<IndexUse> worthALook(List<IndexUse> uses) {
        var worth = new ArrayList<IndexUse>();
        for (var use : uses) {
            if (worth.stream().noneMatch(other -> other.isAsGoodAs(use))) {
                worth.removeIf(use::isAsGoodAs);
                worth.add(use);
            }
        }
        return worth;
    }

    private Optional<IndexUse> cheapest(List<IndexUse> uses) {
        var bounded = uses.stream().filter(IndexUse::isBounded).toList();
        if (sort.isAny()) {
            return fewest(bounded, FEW);
        }
        var ordered = fewest(bounded.stream().filter(IndexUse::isOrdered).toList(), COUNTED)
                .or(() -> uses.stream().filter(IndexUse::isOrdered).findFirst());
        var unordered = fewest(bounded.stream().filter(use -> !use.isOrdered()).toList(), COUNTED);
        return ordered.isPresent() && unordered.isPresent()
                ? Optional.of(cheaper(ordered.get(), unordered.get()))
                : ordered.or(() -> unordered);
    }

    private Optional<IndexUse> fewest(List<IndexUse> uses, int counted) {
        return uses.size() < 2
                ? uses.stream().findFirst()
                : uses.stream()
                        .min(Comparator.<IndexUse>comparingInt(use -> counts.of(use, counted))
                                .thenComparing(IndexUse::points, Comparator.reverseOrder()));
    }

    /** Of the one all are read, and sorted; of the other as many as it takes to find enough that match. */
    private IndexUse cheaper(IndexUse ordered, IndexUse unordered) {
        int sorted = counts.of(unordered, COUNTED);
        int counted = ordered.isBounded() ? counts.of(ordered, COUNTED) : COUNTED;
        long walked = counted < COUNTED
                ? counted
                : Math.max(counted, collection.size().documents());
        if (limit == 0) {
            return sorted < COUNTED && sorted < walked ? unordered : ordered;
        }
        return sorted < Math.min(walked, limit * walked / Math.max(sorted, 1)) ? unordered : ordered;
    }

    /** Where each branch of an {@code $or} has an index. */
    private Optional<Plan> byBranches() {
        return QueryParts.of(query).stream()
                .filter(part -> part.name().equals("$or"))
                .map(part -> byBranches(QueryConditions.branches(part.value())))
                .filter(Objects::nonNull)
                .findFirst()
                .map(uses -> new Plan(uses, sort.isAny(), false));
    }

    private @Nullable List<IndexUse> byBranches(List<Document> branches) {
        var uses = new ArrayList<IndexUse>();
        for (var branch : branches) {
            var plan = plan(collection, branch, new SortOrder(List.of()), 0);
            if (plan.scansAll()) {
                return null;
            }
            uses.addAll(plan.uses());
        }
        return uses.isEmpty() ? null : uses;
    }

    private Plan all() {
        return new Plan(List.of(IndexUse.of(collection, null, Map.of(), sort)), sort.isAny(), true);
    }
}
