package dev.latchkey.embedded.server;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.NoSuchCommandException;
import de.bwaldvogel.mongo.oplog.Oplog;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import dev.latchkey.embedded.store.Catalog;
import dev.latchkey.embedded.store.CollectionStore;
import io.netty.channel.Channel;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A database: which command is whose. */
final class StoredDatabase implements MongoDatabase {
    private final String name;
    private final Catalog catalog;
    private final Map<CollectionStore, StoredCollection> collections = new ConcurrentHashMap<>();
    private final Map<String, UnaryOperator<Document>> commands;

    StoredDatabase(String name, Catalog catalog, OpenCursors cursors, DatabaseResolver resolver) {
        this.name = name;
        this.catalog = catalog;
        var reading = new ReadCommands(this, cursors, resolver);
        var writing = new WriteCommands(this);
        var structure = new CatalogCommands(this, cursors);
        this.commands = Map.ofEntries(
                Map.entry("find", reading::find),
                Map.entry("count", reading::count),
                Map.entry("distinct", reading::distinct),
                Map.entry("aggregate", reading::aggregate),
                Map.entry("explain", reading::explain),
                Map.entry("insert", writing::insert),
                Map.entry("update", writing::update),
                Map.entry("delete", writing::delete),
                Map.entry("findandmodify", writing::findAndModify),
                Map.entry("create", structure::create),
                Map.entry("drop", structure::drop),
                Map.entry("createindexes", structure::createIndexes),
                Map.entry("dropindexes", structure::dropIndexes),
                Map.entry("listindexes", structure::listIndexes),
                Map.entry("listcollections", any -> structure.listCollections()),
                Map.entry("collstats", structure::collectionStatistics),
                Map.entry("dbstats", any -> structure.databaseStatistics()));
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver resolver, Oplog oplog) {
        var known = commands.get(command.toLowerCase(Locale.ROOT));
        if (known == null) {
            throw new NoSuchCommandException(command);
        }
        return known.apply(query);
    }

    Catalog catalog() {
        return catalog;
    }

    Collection<CollectionStore> stores() {
        return catalog.of(name);
    }

    String fullName(Document command, String key) {
        return name + "." + command.get(key);
    }

    /** The collection that a command is about; null where there is none. */
    @Nullable
    StoredCollection find(Document command, String key) {
        var store = catalog.find(fullName(command, key));
        return store == null ? null : collection(store);
    }

    StoredCollection findOrCreate(Document command, String key) {
        var collection = String.valueOf(command.get(key));
        if (collection.isEmpty() || collection.contains("$") || collection.startsWith("system.")) {
            throw new MongoServerError(73, "InvalidNamespace", "Invalid collection name: " + collection);
        }
        return collection(catalog.findOrCreate(name + "." + collection));
    }

    private StoredCollection collection(CollectionStore store) {
        return collections.computeIfAbsent(
                store, known -> new StoredCollection(this, known.fullName().substring(name.length() + 1), known));
    }

    void drop(CollectionStore store) {
        store.lock().lock();
        try {
            collections.remove(store);
            catalog.drop(store);
        } finally {
            store.lock().unlock();
        }
    }

    @Override
    public String getDatabaseName() {
        return name;
    }

    @Override
    public void handleClose(Channel channel) {
        // Nothing is kept for a connection.
    }

    @Override
    public boolean isEmpty() {
        return stores().isEmpty();
    }

    @Override
    public MongoCollection<?> createCollectionOrThrowIfExists(String collection, CollectionOptions options) {
        return findOrCreate(new Document("create", collection), "create");
    }

    @Override
    public @Nullable MongoCollection<?> resolveCollection(String collection, boolean throwIfNotFound) {
        var found = find(new Document("find", collection), "find");
        if (found == null && throwIfNotFound) {
            throw new MongoServerError(26, "NamespaceNotFound", "ns not found: " + name + "." + collection);
        }
        return found;
    }

    @Override
    public void drop(Oplog oplog) {
        stores().forEach(this::drop);
    }

    @Override
    public void dropCollection(String collection, Oplog oplog) {
        var store = catalog.find(name + "." + collection);
        if (store != null) {
            drop(store);
        }
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        throw unsupported("OP_QUERY");
    }

    @Override
    public void moveCollection(MongoDatabase old, MongoCollection<?> collection, String newName) {
        throw unsupported("renameCollection");
    }

    @Override
    public void unregisterCollection(String collection) {
        throw unsupported("renameCollection");
    }

    private static MongoServerError unsupported(String what) {
        return new MongoServerError(115, "CommandNotSupported", what + ": not supported by the embedded database");
    }
}
