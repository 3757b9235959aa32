package dev.latchkey.kit.queryplan;

import dev.latchkey.kit.queryplan.PlanException.Cost;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.BsonDocument;

/** All queries of a service, each with its plan, and the indexes that they are there for. */
final class PlannedQueries {
    private final SortedMap<String, RecordedQuery> queries;
    private final SortedMap<String, List<CreatedIndex>> indexes;
    private final SortedMap<String, QueryPlan> plans = new TreeMap<>();
    private final Map<String, Set<String>> considered = new LinkedHashMap<>();

    private PlannedQueries(Recordings recordings) {
        this.queries = recordings.queries();
        this.indexes = recordings.indexes();
    }

    /** As the server of the tests plans them. */
    static PlannedQueries of(Recordings recordings) {
        PlannedQueries planned = new PlannedQueries(recordings);
        try (PlanDatabase database = new PlanDatabase(recordings)) {
            planned.queries.forEach((shape, query) -> planned.add(shape, query, database.explain(query)));
        }
        return planned;
    }

    private void add(String shape, RecordedQuery query, BsonDocument explained) {
        plans.put(shape, QueryPlan.of(explained));
        considered.computeIfAbsent(query.collection(), name -> new HashSet<>()).addAll(QueryPlan.considered(explained));
    }

    SortedMap<String, List<CreatedIndex>> indexes() {
        return indexes;
    }

    /** What each query costs beside what it finds. */
    SortedMap<String, List<Cost>> costs() {
        SortedMap<String, List<Cost>> costs = new TreeMap<>();
        plans.forEach((shape, plan) -> costs.put(shape, costs(queries.get(shape), plan)));
        return costs;
    }

    private static List<Cost> costs(RecordedQuery query, QueryPlan plan) {
        List<Cost> costs = new ArrayList<>();
        if (plan.scans()) {
            costs.add(Cost.SCANS);
        }
        if (plan.sorts()) {
            costs.add(Cost.SORTS);
        }
        // Where a page begins is told by the fields of its order: what it leaves out has the time of the last item.
        if (!query.sort().keySet().containsAll(plan.besides())) {
            costs.add(Cost.LEAVES_OUT);
        }
        return costs;
    }

    String plan(String shape) {
        return plans.get(shape).text();
    }

    /** The queries that are answered by an index, without those that ask for more than another one that is. */
    List<String> servedBy(String collection, CreatedIndex index) {
        List<RecordedQuery> served = plans.entrySet().stream()
                .filter(each -> each.getValue().indexes().contains(index.name()))
                .map(each -> queries.get(each.getKey()))
                .filter(query -> query.collection().equals(collection))
                .toList();
        return served.stream()
                .filter(query -> served.stream().noneMatch(query::narrows))
                .map(RecordedQuery::shape)
                .toList();
    }

    /** Whether a query was sent, and is answered by something else than an index. */
    boolean isAnsweredOtherwise(String shape, CreatedIndex index) {
        QueryPlan plan = plans.get(shape);
        return plan != null && !plan.indexes().contains(index.name());
    }

    /** Whether an index answers a query, or would if the server had not found another one that does. */
    boolean serves(String collection, CreatedIndex index) {
        return index.isRule() || considered.getOrDefault(collection, Set.of()).contains(index.name());
    }
}
