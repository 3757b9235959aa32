package dev.latchkey.embedded.server;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import dev.latchkey.embedded.store.CollectionStore;
import java.util.function.UnaryOperator;

/** Finds the first document in an order, and has it changed or removed if it still matches then. */
final class FindAndModify {
    private static final int ATTEMPTS = 1_000;
    private static final String VALUE = "value";
    private static final String UPSERT = "upsert";

    private final CollectionStore collection;
    private final Document command;
    private final Document filter;
    private final UnaryOperator<Document> perform;

    /** @param perform does it with the only document that its query matches */
    FindAndModify(CollectionStore collection, Document command, UnaryOperator<Document> perform) {
        this.collection = collection;
        this.command = command;
        this.filter = command.get("query") instanceof Document query ? query : new Document();
        this.perform = perform;
    }

    Document run() {
        if (DocumentChanges.isOfOneId(filter)) {
            return perform.apply(command);
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var found = DocumentChanges.first(collection, filter, (Document) command.get("sort"));
            if (found == null) {
                return withNothingFound();
            }
            var answer = perform.apply(narrowed(found));
            if (answer.get(VALUE) != null || answer.containsKey("lastErrorObject")) {
                return answer;
            }
        }
        throw DocumentChanges.conflict();
    }

    private Document withNothingFound() {
        if (Utils.isTrue(command.get(UPSERT))) {
            return perform.apply(command);
        }
        var answer = new Document(VALUE, null);
        Utils.markOkay(answer);
        return answer;
    }

    private Document narrowed(Document found) {
        var narrowed = new Document(command);
        narrowed.remove("sort");
        narrowed.remove(UPSERT);
        return narrowed.append("query", DocumentChanges.only(found, filter));
    }
}
