package dev.latchkey.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import dev.latchkey.embedded.store.CollectionStore;
import dev.latchkey.embedded.store.StoredIndex;
import java.util.List;

/** A plan in the words of MongoDB's {@code explain}. */
final class PlanExplanation {
    private static final String STAGE = "stage";

    private final CollectionStore collection;
    private final QueryRequest request;
    private final Plan plan;

    PlanExplanation(CollectionStore collection, QueryRequest request, Plan plan) {
        this.collection = collection;
        this.request = request;
        this.plan = plan;
    }

    Document with(Scan scan, long returned) {
        var planner = new Document("namespace", collection.fullName())
                .append("parsedQuery", request.filter())
                .append("winningPlan", sorted())
                .append("rejectedPlans", List.of());
        var execution = new Document("executionSuccess", true)
                .append("nReturned", returned)
                .append("totalKeysExamined", plan.scansAll() ? 0L : scan.keysExamined())
                .append("totalDocsExamined", scan.documentsExamined());
        return new Document("queryPlanner", planner).append("executionStats", execution);
    }

    private Document sorted() {
        return plan.ordered()
                ? read()
                : new Document(STAGE, "SORT")
                        .append("sortPattern", request.sort())
                        .append("limitAmount", request.found())
                        .append("inputStage", read());
    }

    private Document read() {
        if (plan.scansAll()) {
            return new Document(STAGE, "COLLSCAN").append("direction", direction());
        }
        var scans = plan.uses().stream().map(this::scan).toList();
        return fetch().append(
                        "inputStage",
                        scans.size() == 1 ? scans.getFirst() : new Document(STAGE, "OR").append("inputStages", scans));
    }

    /** With what the index does not answer: documents are read and then left out by it. */
    private Document fetch() {
        var fetch = new Document(STAGE, "FETCH");
        var filter = plan.unanswered(request.filter());
        return filter.isEmpty() ? fetch : fetch.append("filter", new Document("$and", filter));
    }

    private Document scan(IndexUse use) {
        var index = use.index();
        return new Document(STAGE, "IXSCAN")
                .append("indexName", index == null ? StoredIndex.ID : index.name())
                .append("keyPattern", index == null ? new Document("_id", 1) : index.key())
                .append("isMultiKey", index != null && index.isMultikey())
                .append("direction", direction())
                .append("ranges", use.ranges().size());
    }

    private String direction() {
        return plan.isBackward() ? "backward" : "forward";
    }
}
