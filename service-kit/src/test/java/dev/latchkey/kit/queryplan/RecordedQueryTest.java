package dev.latchkey.kit.queryplan;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedQueryTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            find      | {find: "log", filter: {tenant: "a", at: {$gte: 1, $lt: 2}}, sort: {at: -1, _id: -1}} | find log {tenant, at ≥, at <} by at down, _id down
            find      | {find: "log", filter: {$and: [{a: null}, {$or: [{b: 1}, {b: 2}, {c: {$exists: false}}]}]}} | find log {a absent, one of (b, c)}
            find      | {find: "log", filter: {}} | find log {}
            aggregate | {aggregate: "log", pipeline: [{$match: {a: 1}}, {$group: {_id: 1, n: {$sum: 1}}}]} | count log {a}
            aggregate | {aggregate: "log", pipeline: [{$match: {a: {$in: [1, 2]}, c: {$in: [1]}}}, {$group: {_id: "$b"}}]} | aggregate log {a in, c}
            distinct  | {distinct: "log", key: "shard", query: {}} | distinct log shard {}
            update    | {update: "log", updates: [{q: {a: {$ne: 1}}, u: {}, multi: true}]} | update log {a ≠}
            delete    | {delete: "log", deletes: [{q: {at: {$lt: 1}}, limit: 0}]} | delete log {at <}
            findAndModify | {findAndModify: "log", query: {state: "x", due: {$lte: 1}}, sort: {due: 1}} | update log {state, due ≤} by due
            """)
    void isToldByItsShape(String command, String sent, String shape) {
        assertThat(RecordedQuery.of(command, BsonDocument.parse(sent)))
                .extracting(RecordedQuery::shape)
                .containsExactly(shape);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            find   | {find: "log", filter: {_id: "a", version: 1}}
            find   | {find: "log", filter: {_id: {$in: ["a"]}}}
            update | {update: "log", updates: [{q: {_id: "a"}, u: {}}]}
            ping   | {ping: 1}
            """)
    void isNoneThatLooksUpIds(String command, String sent) {
        assertThat(RecordedQuery.of(command, BsonDocument.parse(sent))).isEmpty();
    }

    @Test
    void isReadAsItWasWritten() {
        BsonDocument sent = BsonDocument.parse("{find: 'log', filter: {a: 1}, sort: {b: 1}, limit: 5}");
        RecordedQuery query = RecordedQuery.of("find", sent).getFirst();
        assertThat(RecordedQuery.read(BsonDocument.parse(query.written().toJson())))
                .isEqualTo(query);
    }

    @Test
    void isPlannedAsTheServerSays() {
        QueryPlan plan = QueryPlan.of(BsonDocument.parse("""
                {queryPlanner: {winningPlan: {queryPlan: {stage: "SORT", inputStage: {stage: "FETCH",
                filter: {$and: [{result: {$eq: "x"}}, {$or: [{at: 1}, {_id: 2}]}]}, inputStage: {stage: "IXSCAN",
                indexName: "byTenant"}}}}, rejectedPlans: [{stage: "IXSCAN", indexName: "other"}]}}"""));
        assertThat(plan.scans()).isFalse();
        assertThat(plan.sorts()).isTrue();
        assertThat(plan.indexes()).containsExactly("byTenant");
        assertThat(plan.besides()).containsExactly("_id", "at", "result");
    }
}
