package dev.latchkey.embedded;

import de.bwaldvogel.mongo.MongoServer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A server that speaks MongoDB's protocol inside this JVM, listening on 127.0.0.1 only. For trying out and for tests:
 * no transactions, no TTL, unique indexes only, and a killed process loses about the last second. MongoDB is for the
 * rest; see docs/adr/0002-embedded-database.md.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private final MongoServer server;
    private final int port;
    private final @Nullable DumpSchedule dumps;

    private EmbeddedDatabase(DatabaseStore store, int port, @Nullable DumpSchedule dumps) {
        this.server = new MongoServer(store);
        this.port = FreePort.orGiven(port);
        this.dumps = dumps;
        server.bind("127.0.0.1", this.port);
    }

    /** Starts a database on a free port that forgets everything when it is closed. */
    public static EmbeddedDatabase inMemory() {
        return new EmbeddedDatabase(DatabaseStore.forgetting(), 0, null);
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
     * Starts a database; a store that cannot be read is kept aside and rebuilt from its last dump.
     *
     * @param directory where its files are or shall be; created when missing
     * @param port the port to listen on, 0 for a free one
     * @param options what a killed process may lose, and how often to dump
     * @throws IllegalStateException when the store cannot be read and there is no dump
     */
    public static EmbeddedDatabase start(Path directory, int port, DatabaseOptions options) {
        var files = new DatabaseFiles(directory.toAbsolutePath());
        var store = files.open(options.durability());
        return new EmbeddedDatabase(store, port, new DumpSchedule(store, files.dump(), options.dumpEvery()));
    }

    /** What drivers take as connection string. */
    public String connectionString() {
        return "mongodb://127.0.0.1:" + port;
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** Writes a dump now, unless nothing changed since the last one. */
    public void dump() {
        if (dumps != null) {
            dumps.run();
        }
    }

    /** Stops listening, dumps, and closes the store. */
    @Override
    public void close() {
        server.stopListening();
        if (dumps != null) {
            dumps.close();
        }
        server.shutdownNow();
    }
}
