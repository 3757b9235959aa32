package dev.latchkey.kit.queryplan;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.kit.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import reactor.core.publisher.Mono;

/**
 * The indexes of a service on the server of the tests, with a document in each collection and no more: which index is
 * chosen depends on the query alone.
 */
final class PlanDatabase implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestDatabase server = TestDatabase.start("plans");
    private final MongoClient client = MongoClients.create(server.connectionString());
    private final MongoDatabase database = client.getDatabase(server.name());

    PlanDatabase(Recordings recordings) {
        recordings.indexes().forEach(this::create);
        recordings.documents().forEach(this::insert);
        recordings.queries().values().stream()
                .map(RecordedQuery::collection)
                .distinct()
                .filter(name -> !recordings.documents().containsKey(name))
                .forEach(name -> insert(name, new BsonDocument("_id", new BsonString("some"))));
    }

    private void create(String collection, List<CreatedIndex> indexes) {
        List<BsonDocument> descriptions =
                indexes.stream().map(CreatedIndex::description).toList();
        run(new BsonDocument("createIndexes", new BsonString(collection))
                .append("indexes", new BsonArray(descriptions)));
    }

    private void insert(String collection, BsonDocument document) {
        run(new BsonDocument("insert", new BsonString(collection))
                .append("documents", new BsonArray(List.of(document))));
    }

    BsonDocument explain(RecordedQuery query) {
        return run(new BsonDocument("explain", query.command()).append("verbosity", new BsonString("queryPlanner")));
    }

    private BsonDocument run(BsonDocument command) {
        return Objects.requireNonNull(
                Mono.from(database.runCommand(command, BsonDocument.class)).block(PATIENCE));
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
