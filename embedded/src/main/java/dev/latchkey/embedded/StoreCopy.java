package dev.latchkey.embedded;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import dev.latchkey.embedded.store.DocumentStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last copy of a store: links to its files, which RocksDB never changes, and what is small besides. A copy takes the
 * place of the one before it only when it is complete.
 */
final class StoreCopy {
    private static final Logger LOG = LoggerFactory.getLogger(StoreCopy.class);
    private static final String COMPLETE = "complete-since";
    private static final String STORE = "store";

    private final Path directory;
    private final Path next;
    private final Path previous;
    private long copiedVersion = -1;

    StoreCopy(Path directory) {
        this.directory = directory;
        this.next = directory.resolveSibling(directory.getFileName() + ".next");
        this.previous = directory.resolveSibling(directory.getFileName() + ".previous");
    }

    /** The newest complete one; not always in its own place when a process was killed while it put it there. */
    Optional<Path> newest() {
        return Stream.of(next, directory, previous)
                .filter(candidate -> Files.exists(candidate.resolve(COMPLETE)))
                .findFirst();
    }

    static String madeAt(Path copy) throws IOException {
        return Files.readString(copy.resolve(COMPLETE));
    }

    /** Makes one, unless nothing changed since the last. One that fails leaves that in place, and is reported. */
    synchronized void make(DocumentStore store) {
        long version = store.version();
        if (version == copiedVersion) {
            return;
        }
        try {
            DirectoryRemoval.delete(next);
            Files.createDirectories(next);
            store.copyTo(next.resolve(STORE));
            Files.writeString(next.resolve(COMPLETE), Instant.now().toString());
            putInPlace();
            copiedVersion = version;
        } catch (IOException | RuntimeException e) {
            LOG.error("a copy of the database store failed, the one before it stays", e);
        }
    }

    private void putInPlace() throws IOException {
        DirectoryRemoval.delete(previous);
        if (Files.exists(directory)) {
            Files.move(directory, previous, ATOMIC_MOVE);
        }
        Files.move(next, directory, ATOMIC_MOVE);
        DirectoryRemoval.delete(previous);
    }

    /** Makes a store of it; the copy stays. */
    static void restore(Path copy, Path target) throws IOException {
        Files.createDirectories(target);
        try (var files = Files.list(copy.resolve(STORE))) {
            for (var file : files.toList()) {
                restoreFile(file, target.resolve(file.getFileName()));
            }
        }
    }

    private static void restoreFile(Path file, Path target) throws IOException {
        if (file.toString().endsWith(".sst")) {
            try {
                Files.createLink(target, file);
                return;
            } catch (UnsupportedOperationException e) {
                LOG.debug("no links on this disk", e);
            }
        }
        Files.copy(file, target);
    }
}
