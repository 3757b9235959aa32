package dev.latchkey.embedded;

import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import dev.latchkey.embedded.DatabaseOptions.Durability;
import io.netty.channel.local.LocalChannel;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.Set;
import org.h2.mvstore.MVStore;

/** The backend with the settings that keep its file readable; see docs/adr/0002-embedded-database.md. */
final class DatabaseStore extends H2Backend {

    /** What H2Database puts before the name of a collection to name the map that holds it. */
    private static final String DATA = "databases.";

    private final boolean commitBeforeReply;

    private DatabaseStore(MVStore store, Durability durability) {
        super(store);
        this.commitBeforeReply = durability == Durability.COMMIT_BEFORE_REPLY;
    }

    static DatabaseStore forgetting() {
        return new DatabaseStore(MVStore.open(null), Durability.SECOND);
    }

    /** Opens the file, or throws whatever H2 throws when it cannot read it to the end. */
    static DatabaseStore open(Path file, Durability durability) {
        // Compaction while running is what loses chunks (h2database#4383); ours happens before the store opens.
        var store = new MVStore.Builder()
                .fileName(file.toString())
                .autoCompactFillRate(0)
                .open();
        if (durability == Durability.COMMIT_BEFORE_REPLY) {
            store.setAutoCommitDelay(0);
        }
        try {
            return new DatabaseStore(store, durability);
        } catch (RuntimeException e) {
            store.closeImmediately();
            throw e;
        }
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        var reply = super.handleMessage(message);
        if (commitBeforeReply) {
            commit();
        }
        return reply;
    }

    /** Runs a command as a client would. */
    Document command(String database, String name, Document command) {
        var nobody = new LocalChannel();
        try {
            return handleCommand(nobody, database, name, command);
        } finally {
            handleClose(nobody);
        }
    }

    /**
     * Reads the documents of a collection one after the other, as they were when the first was read. The server's own
     * ways to read all of them hold all of them in memory.
     */
    Iterator<Document> documents(String database, String collection) {
        String map = DATA + database + "." + collection;
        return getMvStore().hasMap(map)
                ? getMvStore().<Object, Document>openMap(map).values().iterator()
                : Collections.emptyIterator();
    }

    Set<String> databaseNames() {
        return listDatabaseNames();
    }

    long version() {
        return getMvStore().getCurrentVersion();
    }
}
