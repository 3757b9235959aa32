package dev.latchkey.embedded.server;

import static java.util.Objects.requireNonNull;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IndexNotFoundException;
import de.bwaldvogel.mongo.exception.NamespaceExistsException;
import dev.latchkey.embedded.store.CollectionStore;
import dev.latchkey.embedded.store.StoredIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The commands about collections and indexes. */
final class CatalogCommands {
    private final StoredDatabase database;
    private final OpenCursors cursors;

    CatalogCommands(StoredDatabase database, OpenCursors cursors) {
        this.database = database;
        this.cursors = cursors;
    }

    Document create(Document command) {
        if (database.find(command, "create") != null) {
            throw new NamespaceExistsException(
                    "Collection already exists. NS: " + database.fullName(command, "create"));
        }
        database.findOrCreate(command, "create");
        return okay(new Document());
    }

    Document drop(Document command) {
        var collection = database.find(command, "drop");
        if (collection != null) {
            database.drop(collection.store());
        }
        return okay(new Document());
    }

    @SuppressWarnings("unchecked")
    Document createIndexes(Document command) {
        var collection = database.findOrCreate(command, "createIndexes").store();
        int before = collection.indexes().size() + 1;
        var descriptions = (List<Document>) requireNonNull(command.get("indexes"));
        for (var description : descriptions) {
            new IndexCreationRequest(collection, description).perform(database.catalog());
        }
        return okay(new Document("numIndexesBefore", before)
                .append("numIndexesAfter", collection.indexes().size() + 1));
    }

    Document dropIndexes(Document command) {
        var collection = database.find(command, "dropIndexes");
        if (collection != null) {
            var store = collection.store();
            chosen(store, requireNonNull(command.get("index"))).forEach(index -> locked(store, index));
        }
        return okay(new Document());
    }

    private static void locked(CollectionStore collection, StoredIndex index) {
        collection.lock().lock();
        try {
            collection.dropIndex(index);
        } finally {
            collection.lock().unlock();
        }
    }

    private static List<StoredIndex> chosen(CollectionStore collection, Object which) {
        if (which.equals("*")) {
            return List.copyOf(collection.indexes());
        }
        var chosen = collection.indexes().stream()
                .filter(index -> index.name().equals(which) || index.key().equals(which))
                .toList();
        if (chosen.isEmpty()) {
            throw new IndexNotFoundException("index not found with name [" + which + "]");
        }
        return chosen;
    }

    Document listIndexes(Document command) {
        var collection = database.find(command, "listIndexes");
        List<Document> all = new ArrayList<>();
        if (collection != null) {
            all.add(new Document("v", 2).append("key", new Document("_id", 1)).append("name", StoredIndex.ID));
            collection.store().indexes().forEach(index -> all.add(index.description()));
        }
        return cursors.first(database.fullName(command, "listIndexes"), new ListBatches(all), all.size() + 1, true);
    }

    Document listCollections() {
        var all = names().map(name -> new Document("name", name)
                        .append("type", "collection")
                        .append("options", new Document())
                        .append("info", new Document("readOnly", false)))
                .toList();
        var namespace = database.getDatabaseName() + ".$cmd.listCollections";
        return cursors.first(namespace, new ListBatches(all), all.size() + 1, true);
    }

    private Stream<String> names() {
        return database.stores().stream()
                .map(store ->
                        store.fullName().substring(database.getDatabaseName().length() + 1));
    }

    Document collectionStatistics(Document command) {
        var collection = database.find(command, "collStats");
        return okay(collection == null ? statistics(List.of()) : statistics(List.of(collection.store())));
    }

    Document databaseStatistics() {
        return okay(statistics(database.stores()).append("db", database.getDatabaseName()));
    }

    private static Document statistics(Iterable<CollectionStore> collections) {
        long count = 0;
        long bytes = 0;
        int indexes = 0;
        for (var collection : collections) {
            count += collection.size().documents();
            bytes += collection.size().bytes();
            indexes += collection.indexes().size() + 1;
        }
        return new Document("count", count).append("size", bytes).append("nindexes", indexes);
    }

    private static Document okay(Document answer) {
        Utils.markOkay(answer);
        return answer;
    }
}
