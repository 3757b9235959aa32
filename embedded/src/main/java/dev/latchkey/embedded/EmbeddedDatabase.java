package dev.latchkey.embedded;

import dev.latchkey.embedded.DatabaseOptions.Durability;
import dev.latchkey.embedded.server.DatabaseServer;
import dev.latchkey.embedded.server.Upkeep;
import dev.latchkey.embedded.store.DocumentStore;
import java.nio.file.Path;

/**
 * A server that speaks MongoDB's protocol inside this JVM, listening on 127.0.0.1 only. For trying out and for tests: one
 * machine, no transactions, no users. MongoDB is for the rest; see docs/adr/0002-embedded-database.md and
 * docs/adr/0029-rocksdb-below-the-embedded-database.md.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private final DocumentStore store;
    private final Upkeep upkeep;
    private final DatabaseServer server;
    private final int port;
    private final Runnable copy;

    private EmbeddedDatabase(DocumentStore store, int port, boolean syncBeforeReply, Runnable copy, Upkeep upkeep) {
        this.store = store;
        this.port = FreePort.orGiven(port);
        this.copy = copy;
        this.upkeep = upkeep;
        this.server = server(syncBeforeReply);
    }

    private DatabaseServer server(boolean syncBeforeReply) {
        try {
            return new DatabaseServer(store, port, syncBeforeReply, upkeep);
        } catch (RuntimeException e) {
            upkeep.close();
            store.close();
            throw e;
        }
    }

    /** Starts a database on a free port that forgets everything when it is closed. */
    public static EmbeddedDatabase inMemory() {
        return new EmbeddedDatabase(DocumentStore.inMemory(), 0, false, () -> {}, new Upkeep());
    }

    /**
     * Starts a database with {@link DatabaseOptions#defaults()}.
     *
     * @param directory where its files are or shall be; created when missing
     * @param port the port to listen on, 0 for a free one
     */
    public static EmbeddedDatabase start(Path directory, int port) {
        return start(directory, port, DatabaseOptions.defaults());
    }

    /**
     * Starts a database; a store that cannot be read is kept aside and rebuilt from its last copy.
     *
     * @param directory where its files are or shall be; created when missing
     * @param port the port to listen on, 0 for a free one
     * @param options what answered writes outlive, and how often to make a copy
     * @throws IllegalStateException when the store cannot be read and there is no copy
     */
    public static EmbeddedDatabase start(Path directory, int port, DatabaseOptions options) {
        var files = new DatabaseFiles(directory.toAbsolutePath());
        var store = files.open();
        var upkeep = new Upkeep();
        Runnable copy = () -> files.copy().make(store);
        upkeep.every(options.copyEvery(), "copy of the store", copy);
        return new EmbeddedDatabase(store, port, options.durability() == Durability.MACHINE, copy, upkeep);
    }

    /** What drivers take as connection string. */
    public String connectionString() {
        return "mongodb://127.0.0.1:" + port;
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** Makes a copy of the store now, unless nothing changed since the last one. */
    public void copy() {
        copy.run();
    }

    /** Ends the connections, makes a copy, and closes the store. */
    @Override
    public void close() {
        server.close();
        upkeep.close();
        copy.run();
        store.close();
    }
}
