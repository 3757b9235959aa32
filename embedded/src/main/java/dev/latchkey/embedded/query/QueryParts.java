package dev.latchkey.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parts of a query, each of which a document has to match; what is in an {@code $and} counts as parts of it. */
final class QueryParts {
    private QueryParts() {}

    static Set<Part> of(Document query) {
        return stream(query).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<Part> stream(Document query) {
        return query.entrySet().stream()
                .flatMap(each -> each.getKey().equals("$and")
                        ? QueryConditions.branches(each.getValue()).stream().flatMap(QueryParts::stream)
                        : Stream.of(new Part(each.getKey(), each.getValue())));
    }

    /**
     * @param name a field, or an operator
     * @param value what it is to be
     */
    record Part(String name, @Nullable Object value) {}
}
