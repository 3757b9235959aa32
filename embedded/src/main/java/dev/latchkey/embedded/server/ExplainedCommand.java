package dev.latchkey.embedded.server;

import static java.util.Objects.requireNonNull;

import de.bwaldvogel.mongo.bson.Document;
import dev.latchkey.embedded.query.FirstOfEach;
import dev.latchkey.embedded.query.QueryCursor;
import dev.latchkey.embedded.store.CollectionStore;

/** How a command would be answered; where it is wanted, it is, as far as finding the documents goes. */
final class ExplainedCommand {
    private static final int BATCH = 100;

    private final CollectionStore collection;
    private final Document command;
    private final boolean performed;

    ExplainedCommand(CollectionStore collection, Document explain) {
        this.collection = collection;
        this.command = (Document) requireNonNull(explain.get("explain"));
        this.performed = !"queryPlanner".equals(explain.get("verbosity"));
    }

    Document answer() {
        var filter = Requests.of(command).filter();
        if (filter.isEmpty() && command.containsKey("count")) {
            return plan(new Document("stage", "RECORD_STORE_FAST_COUNT"));
        }
        var index = filter.isEmpty() && command.containsKey("distinct")
                ? FirstOfEach.indexFor(collection, String.valueOf(command.get("key")))
                : null;
        return index == null ? ofQuery() : new FirstOfEach(collection, index).explain(performed);
    }

    static Document plan(Document stage) {
        return new Document("queryPlanner", new Document("winningPlan", stage));
    }

    private Document ofQuery() {
        try (var cursor = QueryCursor.of(collection, Requests.of(command))) {
            if (performed) {
                perform(cursor);
            }
            return cursor.explain();
        }
    }

    private void perform(QueryCursor cursor) {
        if (command.containsKey("count")) {
            cursor.count();
        }
        while (!cursor.isExhausted()) {
            cursor.next(BATCH);
        }
    }
}
