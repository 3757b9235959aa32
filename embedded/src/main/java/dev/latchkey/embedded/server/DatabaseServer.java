package dev.latchkey.embedded.server;

import dev.latchkey.embedded.store.Catalog;
import dev.latchkey.embedded.store.DocumentStore;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;

/** Lets clients use a store by MongoDB's protocol, on 127.0.0.1 only. */
public final class DatabaseServer implements AutoCloseable {
    /** As often as MongoDB does. */
    private static final Duration EXPIRY = Duration.ofMinutes(1);

    private final ProtocolServer connections;

    /**
     * Listens from now on.
     *
     * @param syncBeforeReply whether what is answered is on the disk
     */
    public DatabaseServer(DocumentStore store, int port, boolean syncBeforeReply, Upkeep upkeep) {
        var clock = Clock.systemUTC();
        var catalog = Catalog.of(store);
        var backend = new StoredBackend(catalog, clock, syncBeforeReply);
        var expired = new ExpiredDocuments(catalog, clock);
        upkeep.every(EXPIRY, "removal of expired documents", expired::remove);
        upkeep.every(EXPIRY, "closing of idle cursors", backend.cursors()::closeIdle);
        upkeep.every(EXPIRY, "reclaiming of the disk", store::reclaim);
        this.connections = new ProtocolServer(backend, new InetSocketAddress("127.0.0.1", port));
    }

    /** Ends the connections, and returns when nothing is being done for them any more. */
    @Override
    public void close() {
        connections.close();
    }
}
