package dev.latchkey.embedded.server;

import static java.util.Objects.requireNonNull;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import dev.latchkey.embedded.query.FirstOfEach;
import dev.latchkey.embedded.query.QueryCursor;
import dev.latchkey.embedded.query.QueryRequest;
import dev.latchkey.embedded.store.CollectionStore;
import dev.latchkey.embedded.store.KeyEncoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The different values of a field: where an index begins with it, one document of each is read, else all that match. */
final class DistinctValues {
    private final CollectionStore collection;
    private final Document filter;
    private final String path;
    private final Map<byte[], Object> values = new TreeMap<>(Arrays::compareUnsigned);

    private DistinctValues(CollectionStore collection, Document filter, String path) {
        this.collection = collection;
        this.filter = filter;
        this.path = path;
    }

    static DistinctValues of(CollectionStore collection, Document command) {
        var filter = command.get("query") instanceof Document query ? query : new Document();
        return new DistinctValues(collection, filter, (String) requireNonNull(command.get("key")));
    }

    Document answer() {
        var index = filter.isEmpty() ? FirstOfEach.indexFor(collection, path) : null;
        if (index == null) {
            new CursorIterator(QueryCursor.of(collection, QueryRequest.all(filter)), found -> found)
                    .forEachRemaining(this::add);
        } else {
            new FirstOfEach(collection, index).forEach(this::add);
        }
        var answer = new Document("values", new ArrayList<>(values.values()));
        Utils.markOkay(answer);
        return answer;
    }

    private void add(Document document) {
        var value = Utils.getSubdocumentValueCollectionAware(document, path);
        if (value instanceof Collection<?> elements) {
            elements.forEach(this::addValue);
        } else {
            addValue(value);
        }
    }

    private void addValue(@Nullable Object value) {
        if (!(value instanceof Missing)) {
            values.putIfAbsent(KeyEncoding.of(value), value);
        }
    }
}
