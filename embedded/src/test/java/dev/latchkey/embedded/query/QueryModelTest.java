package dev.latchkey.embedded.query;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.DocumentComparator;
import de.bwaldvogel.mongo.bson.Document;
import dev.latchkey.embedded.store.BsonBytes;
import dev.latchkey.embedded.store.Catalog;
import dev.latchkey.embedded.store.CollectionStore;
import dev.latchkey.embedded.store.DocumentStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever indexes there are, a query finds what it would find if each document were looked at, in the order wanted. */
class QueryModelTest {
    private static final List<String> FIELDS = List.of("a", "b", "c.d");
    private static DocumentStore store;
    private static int collections;

    @BeforeContainer
    static void open() {
        store = DocumentStore.inMemory();
    }

    @AfterContainer
    static void close() {
        store.close();
    }

    @Property(tries = 1_500)
    void findsWhatLookingAtAllWouldFind(
            @ForAll("indexes") List<Document> indexes,
            @ForAll("changes") List<Document> changes,
            @ForAll("queries") Document query,
            @ForAll("sorts") Document sort) {
        var catalog = Catalog.of(store);
        var collection = catalog.findOrCreate("model.c" + collections++);
        var model = new TreeMap<Integer, Document>();
        indexes.stream().distinct().forEach(index -> catalog.createIndex(collection, new Document(index)));
        changes.forEach(change -> apply(change, collection, model));
        assertThat(collection.size().documents()).isEqualTo(model.size());
        assertSame(collection, model, query, sort, 0);
        assertSame(collection, model, query, sort, 3);
        try (var cursor = QueryCursor.of(collection, QueryRequest.all(query))) {
            assertThat(cursor.count()).isEqualTo(expected(model, query).size());
        }
        catalog.drop(collection);
    }

    private static void apply(Document change, CollectionStore collection, Map<Integer, Document> model) {
        int id = (Integer) change.get("_id");
        var known = model.remove(id);
        byte[] key = collection.keyOf(id);
        if (known == null) {
            collection.insert(change);
        } else if (change.size() == 1) {
            collection.remove(key, known);
            return;
        } else {
            collection.replace(key, known, change);
        }
        model.put(id, change);
        assertThat(BsonBytes.read(collection.get(key))).isEqualTo(change);
    }

    private static void assertSame(
            CollectionStore collection, Map<Integer, Document> model, Document query, Document sort, int limit) {
        var found = new ArrayList<Document>();
        try (var cursor = QueryCursor.of(collection, new QueryRequest(query, sort, 0, limit))) {
            while (!cursor.isExhausted()) {
                found.addAll(cursor.next(2));
            }
            var expected = expected(model, query);
            assertThat(found)
                    .as(() -> cursor.explain().toString())
                    .doesNotHaveDuplicates()
                    .isSubsetOf(expected)
                    .hasSize(limit == 0 ? expected.size() : Math.min(limit, expected.size()));
            assertOrdered(found, expected, sort);
        }
    }

    private static List<Document> expected(Map<Integer, Document> model, Document query) {
        return model.values().stream()
                .filter(each -> new DefaultQueryMatcher().matches(each, query))
                .toList();
    }

    /**
     * Those that are found are the first ones; which of several that are equal, is left open. To the comparator an empty
     * array is not equal to itself.
     */
    private static void assertOrdered(List<Document> found, List<Document> expected, Document sort) {
        if (sort.isEmpty() || expected.stream().anyMatch(each -> each.containsValue(List.of()))) {
            return;
        }
        var order = new DocumentComparator(sort);
        var sorted = expected.stream().sorted(order).toList();
        for (int i = 0; i < found.size(); i++) {
            assertThat(order.compare(found.get(i), sorted.get(i))).isZero();
        }
    }

    @Provide
    Arbitrary<List<Document>> indexes() {
        var keys = Combinators.combine(
                        Arbitraries.shuffle(FIELDS), Arbitraries.integers().between(1, 3), Arbitraries.integers())
                .as((fields, count, signs) -> {
                    var key = new Document();
                    fields.subList(0, count).forEach(field -> key.append(field, (signs >> key.size() & 1) * 2 - 1));
                    return key;
                });
        return Combinators.combine(keys, Arbitraries.of(false, true), Arbitraries.of(false, false, true))
                .as(QueryModelTest::index)
                .list()
                .ofMaxSize(3);
    }

    private static Document index(Document key, boolean sparse, boolean partial) {
        var index = new Document("key", key)
                .append("name", key + "-" + sparse + partial)
                .append("sparse", sparse);
        return partial ? index.append("partialFilterExpression", new Document("b", "x")) : index;
    }

    @Provide
    Arbitrary<List<Document>> changes() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 25),
                        scalars().optional(),
                        values().optional(),
                        scalars().optional())
                .as((id, a, b, d) -> {
                    var document = new Document("_id", id);
                    a.ifPresent(value -> document.append("a", value));
                    b.ifPresent(value -> document.append("b", value));
                    d.ifPresent(value -> document.append("c", new Document("d", value)));
                    return document;
                })
                .list()
                .ofMaxSize(40);
    }

    /** Of one field only: an index cannot have several arrays. */
    private static Arbitrary<Object> values() {
        return Arbitraries.oneOf(scalars(), scalars(), scalars(), arrays());
    }

    private static Arbitrary<Object> scalars() {
        return Arbitraries.of(null, 1, 2L, 2.5, 3, "x", "y", "", true);
    }

    private static Arbitrary<Object> arrays() {
        return Arbitraries.of(1, 2, 3, "x").list().ofMaxSize(2).map(list -> list);
    }

    @Provide
    Arbitrary<Document> queries() {
        var simple = Combinators.combine(Arbitraries.of("a", "b", "c.d", "_id"), conditions())
                .as(Document::new);
        var both = simple.list().ofMinSize(1).ofMaxSize(3);
        return Arbitraries.oneOf(
                simple,
                both.map(all -> new Document("$and", all)),
                both.map(any -> new Document("$or", any)),
                Combinators.combine(simple, both)
                        .as((one, any) -> new Document("$and", List.of(one, new Document("$or", any)))));
    }

    private static Arbitrary<Object> conditions() {
        var operators = Combinators.combine(Arbitraries.of("$gt", "$gte", "$lt", "$lte", "$eq", "$ne"), scalars())
                .as(Document::new);
        return Arbitraries.oneOf(
                scalars(),
                operators.map(each -> each),
                operators.map(each -> new Document("$not", each)),
                Combinators.combine(operators, operators).as((one, other) -> {
                    var all = new Document(one);
                    all.putAll(other);
                    return all;
                }),
                scalars().list().ofMaxSize(3).map(list -> new Document("$in", list)),
                Arbitraries.of(true, false).map(wanted -> new Document("$exists", wanted)));
    }

    @Provide
    Arbitrary<Document> sorts() {
        return Combinators.combine(
                        Arbitraries.shuffle(List.of("a", "b", "c.d", "_id")),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers())
                .as((fields, count, signs) -> {
                    var sort = new Document();
                    fields.subList(0, count).forEach(field -> sort.append(field, (signs >> sort.size() & 1) * 2 - 1));
                    return sort;
                });
    }
}
