package dev.latchkey.kit.queryplan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.kit.TestDatabase;
import dev.latchkey.kit.queryplan.PlanException.Cost;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Explains each query that the integration tests of a service have had it send, on the server that they ran on. None goes
 * through a collection, sorts or leaves out what it has read, except for a reason; each index serves some query; each line
 * that asks the database has been run; and {@code docs/indexes.md} says what is there.
 */
public final class QueryPlanCheck {
    /** The property that names the integration tests to run where not all are. */
    private static final String SOME = "it.test";

    private final String service;
    private final String packageName;
    private final List<PlanException> exceptions = new ArrayList<>();
    private final Map<String, String> unasked = new LinkedHashMap<>();

    private QueryPlanCheck(String service, String packageName) {
        this.service = service;
        this.packageName = packageName;
    }

    /** @param packageName of all that is the service's own */
    public static QueryPlanCheck of(String service, String packageName) {
        return new QueryPlanCheck(service, packageName);
    }

    /** Has outboxes. */
    public QueryPlanCheck withOutboxes() {
        return sorts(
                "find * {outbox.since <*} by _id", "only what waits to be sent is in the index; at most 500 are held");
    }

    /** These queries go through a whole collection. */
    public QueryPlanCheck scans(String query, String reason) {
        return except(Cost.SCANS, query, reason);
    }

    /** These queries sort what they find. */
    public QueryPlanCheck sorts(String query, String reason) {
        return except(Cost.SORTS, query, reason);
    }

    /** These queries leave out some of what they read. */
    public QueryPlanCheck leavesOut(String query, String reason) {
        return except(Cost.LEAVES_OUT, query, reason);
    }

    private QueryPlanCheck except(Cost cost, String query, String reason) {
        exceptions.add(new PlanException(cost, query, reason));
        return this;
    }

    /** A method that asks the database and that no integration test of the service reaches. */
    public QueryPlanCheck unasked(String method, String reason) {
        unasked.put(method, reason);
        return this;
    }

    /** Fails with all that is wrong at once. Behind a run of all tests, what they have recorded has served its purpose. */
    public void run() {
        Recordings recordings = Recordings.read();
        Assumptions.assumeFalse(recordings.isEmpty(), "no integration test has recorded anything before");
        try {
            check(recordings);
        } finally {
            if (System.getProperty(SOME) == null) {
                Recordings.forget();
            }
        }
    }

    private void check(Recordings recordings) {
        PlannedQueries planned = PlannedQueries.of(recordings);
        Set<String> silent = QueryCalls.notAmong(recordings.calls(), packageName);
        assertThat(Stream.of(costly(planned), idle(planned), silent(silent))
                        .flatMap(List::stream)
                        .toList())
                .as("queries of %s", service)
                .isEmpty();
        if (!TestDatabase.isExternal()) {
            assertThat(needless(planned, silent))
                    .as("exceptions that are not needed")
                    .isEmpty();
            new IndexPage(service, planned, exceptions).check();
        }
    }

    private List<String> costly(PlannedQueries planned) {
        List<String> wrong = new ArrayList<>();
        planned.costs()
                .forEach((shape, costs) -> costs.stream()
                        .filter(cost -> exceptions.stream().noneMatch(each -> each.covers(cost, shape)))
                        .forEach(cost -> wrong.add(cost + ": " + shape + " → " + planned.plan(shape))));
        return wrong;
    }

    private static List<String> idle(PlannedQueries planned) {
        List<String> idle = new ArrayList<>();
        planned.indexes()
                .forEach((collection, indexes) -> indexes.stream()
                        .filter(index -> !planned.serves(collection, index))
                        .forEach(index -> idle.add("serves no query: " + collection + " " + index.text())));
        return idle;
    }

    private List<String> silent(Set<String> silent) {
        return silent.stream()
                .filter(method -> !unasked.containsKey(method))
                .map(method -> "asks the database, and no integration test reaches it: " + method)
                .toList();
    }

    private Set<String> needless(PlannedQueries planned, Set<String> silent) {
        Set<String> needless = new TreeSet<>(unasked.keySet());
        needless.removeAll(silent);
        exceptions.stream()
                .filter(PlanException::isOfOneQuery)
                .filter(each -> planned.costs().entrySet().stream()
                        .noneMatch(
                                query -> query.getValue().stream().anyMatch(cost -> each.covers(cost, query.getKey()))))
                .forEach(each -> needless.add(each.query()));
        return needless;
    }
}
