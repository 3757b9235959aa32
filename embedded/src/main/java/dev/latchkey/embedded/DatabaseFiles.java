package dev.latchkey.embedded;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import dev.latchkey.embedded.store.DocumentStore;
import dev.latchkey.embedded.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of one database directory: the store, its last copy, and stores that could not be read. */
final class DatabaseFiles {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseFiles.class);

    private final Path store;
    private final Path rebuilt;
    private final StoreCopy copy;
    private final EarlierStore earlier;

    DatabaseFiles(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.store = directory.resolve("store");
        this.rebuilt = directory.resolve("store.rebuilt");
        this.copy = new StoreCopy(directory.resolve("copy"));
        this.earlier = new EarlierStore(directory);
    }

    StoreCopy copy() {
        return copy;
    }

    /** Opens the store, or rebuilds it from its copy when it cannot be read. */
    DocumentStore open() {
        try {
            carryOver();
            return openOrRebuild();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void carryOver() throws IOException {
        if (!earlier.exists()) {
            return;
        }
        if (!Files.exists(store)) {
            DirectoryRemoval.delete(rebuilt);
            try (var target = DocumentStore.open(rebuilt)) {
                earlier.carryOver(target);
            }
            Files.move(rebuilt, store, ATOMIC_MOVE);
        }
        earlier.putAside();
    }

    private DocumentStore openOrRebuild() throws IOException {
        try {
            if (!Files.exists(store) && copy.newest().isPresent()) {
                throw new IllegalStateException("it is not there");
            }
            return DocumentStore.open(store);
        } catch (StoreException | IllegalStateException e) {
            if (e instanceof StoreException failure && failure.isLocked()) {
                throw new IllegalStateException("database store " + store + " is locked by another process", e);
            }
            rebuild(e);
            return DocumentStore.open(store);
        }
    }

    private void rebuild(RuntimeException cause) throws IOException {
        var from = copy.newest()
                .orElseThrow(() -> new IllegalStateException(
                        "database store " + store + " cannot be read, and there is no copy to rebuild it from", cause));
        DirectoryRemoval.delete(rebuilt);
        StoreCopy.restore(from, rebuilt);
        DocumentStore.open(rebuilt).close();
        var aside = store.resolveSibling("store.unreadable-" + Instant.now().toEpochMilli());
        if (Files.exists(store)) {
            Files.move(store, aside, ATOMIC_MOVE);
        }
        Files.move(rebuilt, store, ATOMIC_MOVE);
        LOG.error(
                "database store was unreadable and has been rebuilt from the copy of {}; what was written since then is"
                        + " lost; the old files are kept in {}",
                StoreCopy.madeAt(from),
                aside,
                cause);
    }
}
