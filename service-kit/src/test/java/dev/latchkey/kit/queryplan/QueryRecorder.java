package dev.latchkey.kit.queryplan;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Writes down each query that is new, the indexes that are created, and a document of each collection: in a file of this
 * process, since integration tests run in several.
 */
final class QueryRecorder implements CommandListener {
    /** Where a module's recordings are. */
    static final Path DIRECTORY = Path.of("target", "recorded-queries");

    /** The comment of queries that are no service's. */
    static final BsonString OF_TEST = new BsonString("of a test");

    static final String QUERY = "query";
    static final String INDEXES = "indexes";
    static final String DOCUMENT = "document";
    static final String CALL = "call";
    static final String COLLECTION = "collection";

    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final Path file = DIRECTORY.resolve(ProcessHandle.current().pid() + "-" + System.nanoTime() + ".jsonl");

    @Override
    public void commandStarted(CommandStartedEvent event) {
        String name = event.getCommandName();
        BsonDocument sent = event.getCommand();
        if (OF_TEST.equals(sent.get("comment"))) {
            return;
        }
        switch (name) {
            case "createIndexes" -> keep(INDEXES, sent.getString(name), sent.getArray(INDEXES));
            case "insert" -> insert(sent.getString(name), sent);
            default ->
                RecordedQuery.of(name, sent).forEach(query -> note(QUERY + query.shape(), QUERY, query.written()));
        }
    }

    /** The first one of a collection will do: it shows which fields are lists. */
    private void insert(BsonString collection, BsonDocument sent) {
        if (known.add(DOCUMENT + collection.getValue())) {
            keep(DOCUMENT, collection, sent.getArray("documents").getFirst());
        }
    }

    private void keep(String kind, BsonString collection, BsonValue value) {
        BsonDocument line = new BsonDocument(COLLECTION, collection).append(kind, value);
        note(line.toJson(), kind, line);
    }

    /** That a line of the service has asked its database. */
    void called(String line) {
        note(CALL + line, CALL, new BsonDocument(CALL, new BsonString(line)));
    }

    private void note(String key, String kind, BsonDocument what) {
        if (known.add(key)) {
            append(new BsonDocument("kind", new BsonString(kind))
                            .append("what", what)
                            .toJson() + "\n");
        }
    }

    private synchronized void append(String line) {
        try {
            Files.createDirectories(DIRECTORY);
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
