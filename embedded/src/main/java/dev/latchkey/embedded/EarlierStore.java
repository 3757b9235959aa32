package dev.latchkey.embedded;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.util.Objects.requireNonNull;

import de.bwaldvogel.mongo.bson.Document;
import dev.latchkey.embedded.store.BsonBytes;
import dev.latchkey.embedded.store.Catalog;
import dev.latchkey.embedded.store.CollectionStore;
import dev.latchkey.embedded.store.DocumentStore;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store as it was kept until RocksDB: one file, and a dump of it as plain BSON, {@code <database>/<collection>.bson}
 * with the indexes in {@code system.indexes.bson}. It is carried over once, from its dump, and put aside.
 */
final class EarlierStore {
    private static final Logger LOG = LoggerFactory.getLogger(EarlierStore.class);
    private static final String FILE = "latchkey.mv";
    private static final List<String> DUMPS = List.of("dump.next", "dump", "dump.previous");
    private static final String COMPLETE = "complete-since";
    private static final String SUFFIX = ".bson";
    private static final String INDEXES = "system.indexes" + SUFFIX;

    private final Path directory;

    EarlierStore(Path directory) {
        this.directory = directory;
    }

    boolean exists() {
        return Files.exists(directory.resolve(FILE));
    }

    /** Fills an empty store with what it has. */
    void carryOver(DocumentStore target) throws IOException {
        var dump = newestDump();
        var catalog = Catalog.of(target);
        try (var databases = Files.list(dump)) {
            for (var database : databases.filter(Files::isDirectory).toList()) {
                carryOver(database, catalog);
            }
        }
        target.sync();
        LOG.warn(
                "the database store of an earlier version is carried over from its dump of {}; what was written since"
                        + " then, if it was not stopped in order, is lost",
                Files.readString(dump.resolve(COMPLETE)));
    }

    private Path newestDump() {
        return DUMPS.stream()
                .map(directory::resolve)
                .filter(dump -> Files.exists(dump.resolve(COMPLETE)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("database store " + directory.resolve(FILE)
                        + " cannot be read, it is of an earlier version, and there is no dump to carry it over from"));
    }

    private static void carryOver(Path database, Catalog catalog) throws IOException {
        var name = database.getFileName().toString();
        each(database.resolve(INDEXES), index -> createIndex(index, catalog));
        try (var files = Files.list(database)) {
            for (var file : files.filter(EarlierStore::holdsDocuments).toList()) {
                var fileName = file.getFileName().toString();
                var collection = fileName.substring(0, fileName.length() - SUFFIX.length());
                insert(file, catalog.findOrCreate(name + "." + collection));
            }
        }
    }

    private static boolean holdsDocuments(Path file) {
        return !file.getFileName().toString().equals(INDEXES);
    }

    private static void createIndex(Document index, Catalog catalog) {
        var collection = catalog.findOrCreate((String) requireNonNull(index.remove("ns")));
        var key = (Document) requireNonNull(index.get("key"));
        if (!key.keySet().equals(Set.of("_id"))) {
            catalog.createIndex(collection, index);
        }
    }

    private static void insert(Path file, CollectionStore collection) throws IOException {
        each(file, collection::insert);
    }

    private static void each(Path file, Consumer<Document> taken) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (var next = BsonBytes.next(in); next != null; next = BsonBytes.next(in)) {
                taken.accept(next);
            }
        }
    }

    /** Nobody reads it any more; it is for those who want to be sure. */
    void putAside() throws IOException {
        var aside = Files.createDirectories(directory.resolve("carried-over"));
        for (var name : Stream.concat(DUMPS.stream(), Stream.of(FILE)).toList()) {
            if (Files.exists(directory.resolve(name))) {
                Files.move(directory.resolve(name), aside.resolve(name), ATOMIC_MOVE);
            }
        }
    }
}
