package dev.latchkey.embedded.query;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import dev.latchkey.embedded.store.IndexField;
import dev.latchkey.embedded.store.KeyBytes;
import dev.latchkey.embedded.store.KeyEncoding;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order that results are wanted in.
 *
 * @param fields the first decides first; none is any order
 */
record SortOrder(List<IndexField> fields) {
    private static final String NATURAL = "$natural";
    private static final String ID = "_id";

    /** As MongoDB is told; the natural order is that of the ids. */
    static SortOrder of(@Nullable Document sort) {
        return sort == null
                ? new SortOrder(List.of())
                : new SortOrder(sort.entrySet().stream()
                        .map(field -> new IndexField(
                                field.getKey().equals(NATURAL) ? ID : field.getKey(),
                                ((Number) field.getValue()).doubleValue() > 0))
                        .toList());
    }

    boolean isAny() {
        return fields.isEmpty();
    }

    /** Documents are in this order when these are. */
    byte[] keyOf(Document document) {
        var key = new KeyBytes();
        for (var field : fields) {
            byte[] value = valueOf(document, field);
            key.put(field.ascending() ? value : KeyBytes.inverted(value));
        }
        return key.toArray();
    }

    /** An array is where its smallest element is, or, where large ones come first, its largest. */
    private static byte[] valueOf(Document document, IndexField field) {
        var value = Utils.getSubdocumentValueCollectionAware(document, field.path());
        if (!(value instanceof Collection<?> elements)) {
            return KeyEncoding.of(value);
        }
        var sorted =
                elements.stream().map(KeyEncoding::of).sorted(Interval::compare).toList();
        if (sorted.isEmpty()) {
            return KeyEncoding.ofNoElement();
        }
        return field.ascending() ? sorted.getFirst() : sorted.getLast();
    }
}
