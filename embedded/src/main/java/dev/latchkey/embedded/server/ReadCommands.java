package dev.latchkey.embedded.server;

import static java.util.Objects.requireNonNull;

import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import dev.latchkey.embedded.query.QueryCursor;
import java.util.List;
import java.util.Spliterators;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The commands that change nothing. */
final class ReadCommands {
    static final int FIRST_BATCH = 101;

    private final StoredDatabase database;
    private final OpenCursors cursors;
    private final DatabaseResolver resolver;

    ReadCommands(StoredDatabase database, OpenCursors cursors, DatabaseResolver resolver) {
        this.database = database;
        this.cursors = cursors;
        this.resolver = resolver;
    }

    Document find(Document command) {
        var collection = database.find(command, "find");
        if (collection == null) {
            return nothing(command, "find");
        }
        var cursor = QueryCursor.of(collection.store(), Requests.ofFind(command));
        var batches = new FoundBatches(collection, cursor, (Document) command.get("projection"));
        int size = Requests.number(command, "batchSize", FIRST_BATCH);
        boolean single = Utils.isTrue(command.get("singleBatch")) || Requests.number(command, "limit", 0) < 0;
        return cursors.first(collection.getFullName(), batches, size, single);
    }

    Document count(Document command) {
        var collection = database.find(command, "count");
        int found = collection == null
                ? 0
                : collection.count(
                        (Document) command.get("query"),
                        Requests.number(command, "skip", 0),
                        Requests.number(command, "limit", 0));
        return okay(new Document("n", found));
    }

    Document distinct(Document command) {
        var collection = database.find(command, "distinct");
        return collection == null ? okay(new Document("values", List.of())) : collection.handleDistinct(command);
    }

    Document aggregate(Document command) {
        var collection = database.find(command, "aggregate");
        if (collection == null) {
            return nothing(command, "aggregate");
        }
        var pipeline = Pipeline.of(Aggregation.parse(command.get("pipeline")));
        var options = (Document) command.getOrDefault("cursor", new Document());
        int size = Requests.number(options, "batchSize", FIRST_BATCH);
        return cursors.first(collection.getFullName(), results(collection, pipeline, command), size, false);
    }

    private OpenCursors.Batches results(StoredCollection collection, Pipeline pipeline, Document command) {
        var store = collection.store();
        if (pipeline.countsAlone()) {
            long count = pipeline.request().filter().isEmpty()
                    ? store.size().documents()
                    : QueryCursor.of(store, pipeline.request()).count();
            return new ListBatches(pipeline.counted(count));
        }
        var cursor = QueryCursor.of(store, pipeline.request());
        if (pipeline.rest().isEmpty()) {
            return new FoundBatches(collection, cursor, null);
        }
        var stages = Aggregation.fromPipeline(pipeline.rest(), resolver, database, collection, NoopOplog.get());
        stages.validate(new Document(command).append("cursor", new Document()));
        var found = new CursorIterator(cursor, batch -> batch);
        var stream = StreamSupport.stream(Spliterators.spliteratorUnknownSize(found, 0), false);
        return new ListBatches(stages.runStagesAsStream(stream).collect(Collectors.toList()));
    }

    Document explain(Document command) {
        var explained = (Document) requireNonNull(command.get("explain"));
        var collection = database.find(explained, explained.keySet().iterator().next());
        return okay(
                collection == null
                        ? ExplainedCommand.plan(new Document("stage", "EOF"))
                        : new ExplainedCommand(collection.store(), command).answer());
    }

    private Document nothing(Document command, String name) {
        return cursors.first(database.fullName(command, name), new ListBatches(List.of()), 1, false);
    }

    private static Document okay(Document answer) {
        Utils.markOkay(answer);
        return answer;
    }
}
