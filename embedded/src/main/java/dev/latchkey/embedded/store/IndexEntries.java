package dev.latchkey.embedded.store;

import static java.util.Objects.requireNonNull;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The entries of a document in an index, as far as the key of the document: one, or one for each element of an array. */
final class IndexEntries {
    private final StoredIndex index;
    private final Set<String> arrays = new HashSet<>();
    private SortedSet<byte[]> entries = sorted();

    private IndexEntries(StoredIndex index) {
        this.index = index;
    }

    static IndexEntries of(StoredIndex index, Document document) {
        var entries = new IndexEntries(index);
        if (isIn(index, document)) {
            entries.entries.add(index.prefix());
            index.fields().forEach(field -> entries.append(field, document));
        }
        return entries;
    }

    SortedSet<byte[]> keys() {
        return entries;
    }

    boolean haveArray() {
        return !arrays.isEmpty();
    }

    private static boolean isIn(StoredIndex index, Document document) {
        if (index.isSparse() && index.fields().stream().allMatch(field -> isMissing(document, field))) {
            return false;
        }
        return index.filter() == null || new DefaultQueryMatcher().matches(document, requireNonNull(index.filter()));
    }

    private static boolean isMissing(Document document, IndexField field) {
        var value = Utils.getSubdocumentValueCollectionAware(document, field.path());
        return value instanceof Missing
                || value instanceof Collection<?> all
                        && !all.isEmpty()
                        && all.stream().allMatch(Missing.class::isInstance);
    }

    private void append(IndexField field, Document document) {
        var before = entries;
        entries = sorted();
        for (var value : values(field, document)) {
            var encoded = field.ascending() ? value : KeyBytes.inverted(value);
            before.forEach(beginning -> entries.add(KeyBytes.join(beginning, encoded)));
        }
    }

    private Collection<byte[]> values(IndexField field, Document document) {
        var value = Utils.getSubdocumentValueCollectionAware(document, field.path());
        if (!(value instanceof Collection<?> elements)) {
            return List.of(KeyEncoding.of(value));
        }
        arrays.add(Utils.firstFragment(field.path()));
        if (arrays.size() > 1) {
            throw new CannotIndexParallelArraysError(arrays);
        }
        if (elements.isEmpty()) {
            return List.of(KeyEncoding.ofNoElement());
        }
        var distinct = sorted();
        elements.forEach(element -> distinct.add(KeyEncoding.of(element)));
        return distinct;
    }

    private static SortedSet<byte[]> sorted() {
        return new TreeSet<>(Arrays::compareUnsigned);
    }
}
