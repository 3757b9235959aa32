package dev.latchkey.embedded.server;

import static java.util.Objects.requireNonNull;

import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.FailedToParseException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The commands that write documents. Each has several parts; where one fails, an ordered one ends there. */
final class WriteCommands {
    private final StoredDatabase database;

    WriteCommands(StoredDatabase database) {
        this.database = database;
    }

    Document insert(Document command) {
        var collection = database.findOrCreate(command, "insert");
        return perform(command, "documents", document -> {
            collection.addDocument(document);
            return new Document("n", 1);
        });
    }

    Document update(Document command) {
        var collection = database.findOrCreate(command, "update");
        return perform(command, "updates", part -> {
            if (part.containsKey("arrayFilters") || !(part.get("u") instanceof Document update)) {
                throw new FailedToParseException("update: a pipeline or arrayFilters (expected: a document)");
            }
            return collection.updateDocuments(
                    Requests.filter(part.get("q")),
                    update,
                    ArrayFilters.empty(),
                    Utils.isTrue(part.get("multi")),
                    Utils.isTrue(part.get("upsert")),
                    NoopOplog.get());
        });
    }

    Document delete(Document command) {
        var collection = database.find(command, "delete");
        return perform(
                command,
                "deletes",
                part -> new Document(
                        "n",
                        collection == null
                                ? 0
                                : collection.deleteDocuments(
                                        Requests.filter(part.get("q")), Requests.number(part, "limit", 0))));
    }

    Document findAndModify(Document command) {
        return database.findOrCreate(command, command.keySet().iterator().next())
                .findAndModify(command);
    }

    private static Document perform(Document command, String name, Function<Document, Document> perform) {
        boolean ordered = Utils.isTrue(command.getOrDefault("ordered", true));
        var outcome = new Outcome();
        @SuppressWarnings("unchecked")
        var parts = (List<Document>) requireNonNull(command.get(name));
        for (int i = 0; i < parts.size() && !(ordered && outcome.hasErrors()); i++) {
            try {
                outcome.add(i, perform.apply(parts.get(i)));
            } catch (MongoServerError e) {
                outcome.add(i, e);
            }
        }
        return outcome.answer(name.equals("updates"));
    }

    /** What became of the parts. */
    private static final class Outcome {
        private int matched;
        private int modified;
        private final List<Document> upserted = new ArrayList<>();
        private final List<Document> errors = new ArrayList<>();

        boolean hasErrors() {
            return !errors.isEmpty();
        }

        void add(int index, Document result) {
            matched += Requests.number(result, "n", 0);
            modified += Requests.number(result, "nModified", 0);
            if (result.containsKey("upserted")) {
                upserted.add(new Document("index", index).append("_id", result.get("upserted")));
            }
        }

        void add(int index, MongoServerError failure) {
            var error = new Document("index", index)
                    .append("code", failure.getCode())
                    .append("errmsg", failure.getMessageWithoutErrorCode());
            error.putIfNotNull("codeName", failure.getCodeName());
            errors.add(error);
        }

        Document answer(boolean ofUpdates) {
            var answer = new Document("n", matched + upserted.size());
            if (ofUpdates) {
                answer.append("nModified", modified);
            }
            put(answer, "upserted", upserted);
            put(answer, "writeErrors", errors);
            Utils.markOkay(answer);
            return answer;
        }

        private static void put(Document answer, String name, List<Document> values) {
            if (!values.isEmpty()) {
                answer.put(name, values);
            }
        }
    }
}
