package dev.latchkey.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import dev.latchkey.embedded.DatabaseOptions.Durability;
import io.netty.channel.local.LocalChannel;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.Objects;
import java.util.Set;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** The backend with the settings that keep its file readable; see docs/adr/0002-embedded-database.md. */
final class DatabaseStore extends H2Backend {

    /** What H2Database puts before the name of a collection to name the map that holds it. */
    static final String DATA = "databases.";

    /** Likewise, for what is known about it. */
    static final String META = "meta.";

    /** Holds the format of the file, under the same name. */
    private static final String FORMAT = "format";

    /** With keys of indexes in the order of {@link IndexKeyType}. */
    private static final int CURRENT = 2;

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
            checkFormat(store);
            return new DatabaseStore(store, durability);
        } catch (RuntimeException e) {
            store.closeImmediately();
            throw e;
        }
    }

    /** A file of another order would be searched in vain. It is rebuilt from its dump, like one that cannot be read. */
    private static void checkFormat(MVStore store) {
        boolean fresh = store.getMapNames().isEmpty();
        MVMap<String, Integer> format = store.openMap(FORMAT);
        if (fresh) {
            format.put(FORMAT, CURRENT);
        } else if (!Objects.equals(format.get(FORMAT), CURRENT)) {
            throw new IllegalStateException(
                    "written by an earlier version: format " + format.get(FORMAT) + " (expected: " + CURRENT + ")");
        }
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new StoredDatabase(name, getMvStore(), getCursorRegistry());
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
