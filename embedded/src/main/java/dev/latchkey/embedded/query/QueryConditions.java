package dev.latchkey.embedded.query;

import static java.util.Objects.requireNonNull;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a query says of single fields, in all that it says. Every document that matches it meets these conditions. */
final class QueryConditions {
    private static final Set<String> COMPARISONS = Set.of("$eq", "$in", "$gt", "$gte", "$lt", "$lte");
    private static final Set<String> ALWAYS = Set.of("$eq", "$in", "$gt", "$gte", "$lt", "$lte", "$exists", "$not");
    private static final Set<String> RANGES = Set.of("$gt", "$gte", "$lt", "$lte");

    private QueryConditions() {}

    static Map<String, FieldCondition> of(Document query) {
        var all = new HashMap<String, FieldCondition>();
        query.forEach((name, value) -> merge(all, of(name, value)));
        return all;
    }

    private static void merge(Map<String, FieldCondition> all, Map<String, FieldCondition> more) {
        more.forEach((name, condition) -> all.merge(name, condition, FieldCondition::and));
    }

    private static Map<String, FieldCondition> of(String name, @Nullable Object value) {
        return switch (name) {
            case "$and" -> allOf(branches(value));
            case "$or" -> anyOf(branches(value));
            default ->
                name.startsWith("$")
                        ? Map.of()
                        : ofField(value)
                                .map(condition -> Map.of(name, condition))
                                .orElse(Map.of());
        };
    }

    static List<Document> branches(@Nullable Object value) {
        return value instanceof Collection<?> all && all.stream().allMatch(Document.class::isInstance)
                ? all.stream().map(Document.class::cast).toList()
                : List.of();
    }

    private static Map<String, FieldCondition> allOf(List<Document> branches) {
        var all = new HashMap<String, FieldCondition>();
        branches.forEach(branch -> merge(all, of(branch)));
        return all;
    }

    /** Of the fields that each branch says something of. */
    private static Map<String, FieldCondition> anyOf(List<Document> branches) {
        if (branches.isEmpty()) {
            return Map.of();
        }
        var any = new HashMap<>(of(branches.getFirst()));
        branches.stream().skip(1).map(QueryConditions::of).forEach(branch -> {
            any.keySet().retainAll(branch.keySet());
            any.replaceAll((name, condition) -> condition.or(requireNonNull(branch.get(name))));
        });
        return any;
    }

    private static Optional<FieldCondition> ofField(@Nullable Object value) {
        if (value instanceof Document operators && isOfOperators(operators)) {
            return operators.entrySet().stream()
                    .filter(operator -> ALWAYS.contains(operator.getKey()))
                    .flatMap(operator -> ofOperator(operator.getKey(), operator.getValue()).stream())
                    .reduce(FieldCondition::and);
        }
        return equalTo(value);
    }

    /** Whether the condition that is made of this says all that it says. */
    static boolean saysAllOf(@Nullable Object value) {
        return value instanceof Document operators && isOfOperators(operators)
                ? operators.entrySet().stream()
                        .allMatch(operator -> COMPARISONS.contains(operator.getKey())
                                && ofOperator(operator.getKey(), operator.getValue())
                                        .isPresent())
                : isSingle(value);
    }

    private static boolean isOfOperators(Document value) {
        return !value.isEmpty() && value.keySet().iterator().next().startsWith("$");
    }

    private static Optional<FieldCondition> ofOperator(String operator, @Nullable Object value) {
        return switch (operator) {
            case "$eq" -> equalTo(value);
            case "$in" -> in(value);
            case "$gt", "$gte" -> range(value, operator);
            case "$lt", "$lte" -> range(value, operator);
            case "$exists" -> exists(Utils.isTrue(value));
            case "$not" -> not(value);
            default -> Optional.empty();
        };
    }

    private static Optional<FieldCondition> equalTo(@Nullable Object value) {
        return isSingle(value)
                ? Optional.of(FieldCondition.of(Bounds.of(Interval.of(value)), !Missing.isNullOrMissing(value)))
                : Optional.empty();
    }

    private static Optional<FieldCondition> in(@Nullable Object value) {
        return value instanceof Collection<?> values && values.stream().allMatch(QueryConditions::isSingle)
                ? Optional.of(FieldCondition.of(
                        Bounds.of(values.stream().map(Interval::of)),
                        values.stream().noneMatch(Missing::isNullOrMissing)))
                : Optional.empty();
    }

    private static Optional<FieldCondition> range(@Nullable Object value, String operator) {
        if (value == null || !isSingle(value) || value instanceof MinKey || value instanceof MaxKey) {
            return Optional.empty();
        }
        boolean inclusive = operator.endsWith("e");
        var interval = operator.startsWith("$g") ? Interval.above(value, inclusive) : Interval.below(value, inclusive);
        return Optional.of(FieldCondition.of(Bounds.of(interval), true));
    }

    /** Values outside of a range; those of other types are. */
    private static Optional<FieldCondition> not(@Nullable Object value) {
        if (!(value instanceof Document range) || range.size() != 1 || !RANGES.containsAll(range.keySet())) {
            return Optional.empty();
        }
        return ofField(range)
                .map(condition -> condition.whole().intervals().getFirst().outside())
                .map(outside -> FieldCondition.of(outside, false));
    }

    private static Optional<FieldCondition> exists(boolean wanted) {
        return Optional.of(
                wanted
                        ? FieldCondition.of(Bounds.of(Interval.ALL), true)
                        : FieldCondition.of(Bounds.of(Interval.of(null)), false));
    }

    /** What is compared as a whole; arrays are not, nor are patterns. */
    private static boolean isSingle(@Nullable Object value) {
        return !(value instanceof Collection)
                && !BsonRegularExpression.isRegularExpression(value)
                && !(value instanceof Document document && holdsCollection(document));
    }

    private static boolean holdsCollection(Document document) {
        return document.values().stream()
                .anyMatch(value ->
                        value instanceof Collection || value instanceof Document inner && holdsCollection(inner));
    }
}
