package dev.latchkey.credential.geography;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that holds a database, and may be replaced at any time. What takes its place is believed only when it is sound; till
 * then the one before stays. Looked at by one thread, asked by many.
 */
final class DatabaseFile {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseFile.class);

    private final Path path;
    private final long largest;
    private @Nullable Stamp seen;
    private volatile @Nullable AddressDatabase database;
    private volatile @Nullable String problem = "not read yet";

    /** A file that is replaced has another one, or is in another place on the disk. */
    private record Stamp(
            FileTime modified, long size, @Nullable Object key) {}

    DatabaseFile(Path path, long largest) {
        this.path = path;
        this.largest = largest;
    }

    Path path() {
        return path;
    }

    @Nullable
    AddressDatabase database() {
        return database;
    }

    /** What is wrong with the file that is there now; null where nothing is. */
    @Nullable
    String problem() {
        return problem;
    }

    /** Reads the file if it is another one than before; says whether what is believed has changed. */
    boolean look() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            Stamp now = new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
            return !now.equals(seen) && take(now);
        } catch (IOException unreadable) {
            reject("cannot be read: " + unreadable);
            seen = null;
            return false;
        } catch (BrokenDatabaseException broken) {
            // It may be one that is still being written: look again.
            reject(String.valueOf(broken.getMessage()));
            return false;
        }
    }

    private boolean take(Stamp now) throws IOException, BrokenDatabaseException {
        if (now.size() > largest) {
            reject(now.size() + " bytes (expected: at most " + largest + ")");
        } else {
            believe(AddressDatabase.read(Files.readAllBytes(path)));
        }
        // Only now: a file that could not be read is read again.
        seen = now;
        return problem == null;
    }

    private void believe(AddressDatabase sound) {
        database = sound;
        problem = null;
        LOG.atInfo()
                .addKeyValue("file", path)
                .addKeyValue("type", sound.type())
                .addKeyValue("builtAt", sound.builtAt())
                .log("address database in use");
    }

    private void reject(String what) {
        if (!what.equals(problem)) {
            LOG.atError()
                    .addKeyValue("file", path)
                    .addKeyValue("problem", what)
                    .log("address database rejected; the one before it, if any, stays in use");
        }
        problem = what;
    }
}
