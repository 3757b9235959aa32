package dev.latchkey.embedded;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.util.Objects.requireNonNull;

import de.bwaldvogel.mongo.bson.Document;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * All documents and index definitions as plain BSON files: {@code <database>/<collection>.bson}, the indexes in
 * {@code system.indexes.bson}. Each collection is a snapshot of one moment, not the dump as a whole. A dump takes the
 * place of the one before it only when it is complete.
 */
final class DatabaseDump {

    static final String INDEXES = "system.indexes";
    static final String SUFFIX = ".bson";
    private static final String COMPLETE = "complete-since";

    private final Path directory;
    private final Path next;
    private final Path previous;

    DatabaseDump(Path directory) {
        this.directory = directory;
        this.next = directory.resolveSibling(directory.getFileName() + ".next");
        this.previous = directory.resolveSibling(directory.getFileName() + ".previous");
    }

    /** The newest complete dump; not always in its own place when a process was killed while it put it there. */
    Optional<Path> newest() {
        return Stream.of(next, directory, previous)
                .filter(candidate -> Files.exists(candidate.resolve(COMPLETE)))
                .findFirst();
    }

    static String writtenAt(Path dump) throws IOException {
        return Files.readString(dump.resolve(COMPLETE));
    }

    void write(DatabaseStore store) throws IOException {
        DirectoryRemoval.delete(next);
        Files.createDirectories(next);
        for (var database : store.databaseNames()) {
            writeDatabase(store, database);
        }
        Files.writeString(next.resolve(COMPLETE), Instant.now().toString());
        putInPlace();
    }

    private void writeDatabase(DatabaseStore store, String database) throws IOException {
        var target = Files.createDirectories(next.resolve(database));
        for (var collection : collectionNames(store, database)) {
            writeCollection(store, database, collection, target);
        }
        writeCollection(store, database, INDEXES, target);
    }

    private static void writeCollection(DatabaseStore store, String database, String name, Path target)
            throws IOException {
        var documents = store.documents(database, name);
        if (!documents.hasNext()) {
            return;
        }
        try (var out = new BufferedOutputStream(Files.newOutputStream(target.resolve(name + SUFFIX)))) {
            while (documents.hasNext()) {
                out.write(BsonBytes.of(documents.next()));
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> collectionNames(DatabaseStore store, String database) {
        var reply = store.command(database, "listCollections", new Document("listCollections", 1));
        var cursor = (Document) requireNonNull(reply.get("cursor"));
        var collections = (Iterable<Document>) requireNonNull(cursor.get("firstBatch"));
        return stream(collections)
                .map(collection -> (String) requireNonNull(collection.get("name")))
                .toList();
    }

    private static Stream<Document> stream(Iterable<Document> documents) {
        return StreamSupport.stream(documents.spliterator(), false);
    }

    private void putInPlace() throws IOException {
        DirectoryRemoval.delete(previous);
        if (Files.exists(directory)) {
            Files.move(directory, previous, ATOMIC_MOVE);
        }
        Files.move(next, directory, ATOMIC_MOVE);
        DirectoryRemoval.delete(previous);
    }
}
