package dev.latchkey.embedded.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rocksdb.NativeLibraryLoader;
import org.rocksdb.RocksDB;

/** What of RocksDB is not Java. It is in a jar, and has to be a file to be loaded. */
final class NativeLibrary {
    private NativeLibrary() {}

    /** Loads it from there, unless it is loaded. Elsewhere each process that is killed would leave a file behind. */
    static void loadFrom(Path directory) {
        try {
            NativeLibraryLoader.getInstance()
                    .loadLibrary(Files.createDirectories(directory).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        load();
    }

    /** Loads it from where temporary files are, unless it is loaded. */
    static void load() {
        RocksDB.loadLibrary();
    }
}
