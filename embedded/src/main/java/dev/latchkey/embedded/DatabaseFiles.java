package dev.latchkey.embedded;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import dev.latchkey.embedded.DatabaseOptions.Durability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.MVStoreTool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of one database directory: the store, its dump, and stores that could not be read. */
final class DatabaseFiles {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseFiles.class);

    private final Path store;
    private final DatabaseDump dump;

    DatabaseFiles(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.store = directory.resolve("latchkey.mv");
        this.dump = new DatabaseDump(directory.resolve("dump"));
    }

    DatabaseDump dump() {
        return dump;
    }

    /** Opens the store, or rebuilds it from its dump when it cannot be read to the end. */
    DatabaseStore open(Durability durability) {
        try {
            compact();
            return DatabaseStore.open(store, durability);
        } catch (RuntimeException e) {
            if (isLocked(e)) {
                throw new IllegalStateException("database store " + store + " is locked by another process", e);
            }
            rebuild(e);
            return DatabaseStore.open(store, durability);
        }
    }

    /** Copies what is alive into a new file, which also reads every page: damage shows here and not days later. */
    private void compact() {
        if (Files.exists(store)) {
            MVStoreTool.compactCleanUp(store.toString());
            MVStoreTool.compact(store.toString(), false);
        }
    }

    private static boolean isLocked(RuntimeException e) {
        return e instanceof MVStoreException failure && failure.getErrorCode() == DataUtils.ERROR_FILE_LOCKED;
    }

    private void rebuild(RuntimeException cause) {
        var from = dump.newest().orElseThrow(() -> unreadable("and there is no dump to rebuild it from", cause));
        var aside =
                store.resolveSibling("latchkey.mv.unreadable-" + Instant.now().getEpochSecond());
        try {
            var rebuilt = fill(from);
            Files.move(store, aside);
            Files.move(rebuilt, store, ATOMIC_MOVE);
            LOG.error(
                    "database store was unreadable and has been rebuilt from the dump of {}; what was written since"
                            + " then is lost; the old file is kept as {}",
                    DatabaseDump.writtenAt(from),
                    aside,
                    cause);
        } catch (IOException e) {
            throw unreadable("and rebuilding it from " + from + " failed: " + e.getMessage(), cause);
        }
    }

    private Path fill(Path from) throws IOException {
        var rebuilt = store.resolveSibling("latchkey.mv.rebuilt");
        Files.deleteIfExists(rebuilt);
        var target = DatabaseStore.open(rebuilt, Durability.SECOND);
        try {
            new DatabaseRestore(target).from(from);
        } finally {
            target.close();
        }
        return rebuilt;
    }

    private IllegalStateException unreadable(String outcome, RuntimeException cause) {
        return new IllegalStateException("database store " + store + " cannot be read, " + outcome, cause);
    }
}
