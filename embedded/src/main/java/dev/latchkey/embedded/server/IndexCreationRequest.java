package dev.latchkey.embedded.server;

import static java.util.Objects.requireNonNull;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import dev.latchkey.embedded.store.Catalog;
import dev.latchkey.embedded.store.CollectionStore;
import dev.latchkey.embedded.store.StoredIndex;
import java.util.Set;

/** An index that somebody wants: none that there is already, and none that this server would not keep to. */
final class IndexCreationRequest {
    private static final Set<String> KNOWN = Set.of(
            "v",
            "ns",
            "key",
            "name",
            "unique",
            "sparse",
            "expireAfterSeconds",
            "partialFilterExpression",
            "background");

    private static final Set<String> OPTIONS =
            Set.of("unique", "sparse", "expireAfterSeconds", "partialFilterExpression");

    private final CollectionStore collection;
    private final Document wanted;

    IndexCreationRequest(CollectionStore collection, Document description) {
        this.collection = collection;
        this.wanted = new Document("v", 2);
        wanted.putAll(description);
        wanted.remove("ns");
        wanted.remove("background");
    }

    void perform(Catalog catalog) {
        check();
        collection.lock().lock();
        try {
            if (!isThere()) {
                catalog.createIndex(collection, wanted);
            }
        } finally {
            collection.lock().unlock();
        }
    }

    private void check() {
        wanted.keySet().stream()
                .filter(option -> !KNOWN.contains(option))
                .findFirst()
                .ifPresent(option -> {
                    throw unfit("option " + option + " (expected: one of " + KNOWN + ")");
                });
        key().values().stream()
                .filter(kind -> !(kind instanceof Number))
                .findFirst()
                .ifPresent(kind -> {
                    throw unfit("index of kind " + kind + " (expected: 1 or -1)");
                });
        if (wanted.containsKey("expireAfterSeconds") && key().size() > 1) {
            throw unfit("expireAfterSeconds of several fields (expected: one)");
        }
    }

    private Document key() {
        return (Document) requireNonNull(wanted.get("key"));
    }

    private static MongoServerError unfit(String what) {
        return new MongoServerError(67, "CannotCreateIndex", what);
    }

    /** The ids have their order anyway. */
    private boolean isThere() {
        return key().keySet().equals(Set.of("_id"))
                || collection.indexes().stream().anyMatch(this::isThere);
    }

    private boolean isThere(StoredIndex known) {
        boolean sameName = known.name().equals(wanted.get("name"));
        boolean sameKey = signs(known.key()).equals(signs(key()));
        if (sameName && !sameKey) {
            throw new MongoServerError(
                    86, "IndexKeySpecsConflict", "index " + known.name() + " has other keys: " + known.key());
        }
        if (sameKey && !(sameName && sameOptions(known))) {
            throw new MongoServerError(
                    85, "IndexOptionsConflict", "an index of the same keys is there: " + known.description());
        }
        return sameKey;
    }

    private boolean sameOptions(StoredIndex known) {
        return OPTIONS.stream()
                .allMatch(option -> option(known.description(), option).equals(option(wanted, option)));
    }

    /** What says nothing, or no, is the same as nothing said. */
    private static String option(Document description, String name) {
        var value = description.get(name);
        return value == null || value.equals(false)
                ? ""
                : value instanceof Number number ? String.valueOf(number.longValue()) : value.toString();
    }

    private static String signs(Document key) {
        var signs = new StringBuilder();
        key.forEach((path, sign) -> signs.append(((Number) requireNonNull(sign)).doubleValue() > 0 ? '+' : '-')
                .append(path));
        return signs.toString();
    }
}
