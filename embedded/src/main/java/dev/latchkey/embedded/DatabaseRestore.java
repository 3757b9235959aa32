package dev.latchkey.embedded;

import static java.util.Objects.requireNonNull;

import de.bwaldvogel.mongo.bson.Document;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Fills an empty store from a dump: the indexes first, so that they hold from the first document on. */
final class DatabaseRestore {

    private static final int BATCH = 500;

    private final DatabaseStore store;

    DatabaseRestore(DatabaseStore store) {
        this.store = store;
    }

    void from(Path dump) throws IOException {
        try (var databases = Files.list(dump)) {
            for (var database : databases.filter(Files::isDirectory).toList()) {
                restoreDatabase(database);
            }
        }
        store.commit();
    }

    private void restoreDatabase(Path directory) throws IOException {
        var database = directory.getFileName().toString();
        createIndexes(database, directory.resolve(DatabaseDump.INDEXES + DatabaseDump.SUFFIX));
        try (var files = Files.list(directory)) {
            for (var file : files.filter(DatabaseRestore::holdsDocuments).toList()) {
                restoreCollection(database, file);
            }
        }
    }

    private static boolean holdsDocuments(Path file) {
        return !file.getFileName().toString().equals(DatabaseDump.INDEXES + DatabaseDump.SUFFIX);
    }

    private void createIndexes(String database, Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (var in = open(file)) {
            for (var index = BsonBytes.next(in); index != null; index = BsonBytes.next(in)) {
                createIndex(database, index);
            }
        }
    }

    private void createIndex(String database, Document index) {
        var namespace = (String) requireNonNull(index.remove("ns"));
        var collection = namespace.substring(database.length() + 1);
        var command = new Document("createIndexes", collection).append("indexes", List.of(index));
        store.command(database, "createIndexes", command);
    }

    private void restoreCollection(String database, Path file) throws IOException {
        var fileName = file.getFileName().toString();
        var collection = fileName.substring(0, fileName.length() - DatabaseDump.SUFFIX.length());
        try (var in = open(file)) {
            for (var batch = nextBatch(in); !batch.isEmpty(); batch = nextBatch(in)) {
                insert(database, collection, batch);
            }
        }
    }

    private void insert(String database, String collection, List<Document> batch) {
        var command = new Document("insert", collection).append("documents", batch);
        var reply = store.command(database, "insert", command);
        if (reply.containsKey("writeErrors")) {
            throw new IllegalStateException(
                    "dump of " + database + "." + collection + ": refused: " + reply.get("writeErrors"));
        }
    }

    private static List<Document> nextBatch(DataInputStream in) throws IOException {
        var batch = new ArrayList<Document>();
        while (batch.size() < BATCH) {
            var document = BsonBytes.next(in);
            if (document == null) {
                break;
            }
            batch.add(document);
        }
        return batch;
    }

    private static DataInputStream open(Path file) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
    }
}
