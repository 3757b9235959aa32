package dev.latchkey.kit.queryplan;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Conditions and orders in words that leave out values. */
final class QueryShape {
    private static final Map<String, String> OPERATORS =
            Map.of("$gt", ">", "$gte", "≥", "$lt", "<", "$lte", "≤", "$ne", "≠");

    private QueryShape() {}

    static String ofFilter(BsonDocument filter) {
        return parts(filter).distinct().collect(Collectors.joining(", "));
    }

    static String ofSort(BsonDocument sort) {
        return sort.entrySet().stream()
                .map(field -> field.getKey() + (field.getValue().asNumber().intValue() < 0 ? " down" : ""))
                .collect(Collectors.joining(", "));
    }

    static Stream<String> parts(BsonDocument filter) {
        return filter.entrySet().stream().flatMap(part -> parts(part.getKey(), part.getValue()));
    }

    private static Stream<String> parts(String name, BsonValue value) {
        return switch (name) {
            case "$and" -> branches(value).stream().flatMap(QueryShape::parts);
            case "$or" -> Stream.of(alternatives(value));
            default -> Stream.of(ofField(name, value));
        };
    }

    static List<BsonDocument> branches(BsonValue value) {
        return value.asArray().stream().map(BsonValue::asDocument).toList();
    }

    /** By what they are about: how many there are is no matter of the query. */
    private static String alternatives(BsonValue value) {
        var fields =
                branches(value).stream().flatMap(QueryShape::fields).collect(Collectors.toCollection(TreeSet::new));
        return "one of (" + String.join(", ", fields) + ")";
    }

    private static String ofField(String name, BsonValue value) {
        if (value.isNull()) {
            return name + " absent";
        }
        if (!value.isDocument() || !isOfOperators(value.asDocument())) {
            return name;
        }
        return value.asDocument().entrySet().stream()
                .map(operator -> ofOperator(name, operator.getKey(), operator.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static boolean isOfOperators(BsonDocument value) {
        return !value.isEmpty() && value.getFirstKey().startsWith("$");
    }

    private static String ofOperator(String name, String operator, BsonValue value) {
        return switch (operator) {
            case "$exists" -> name + (value.asBoolean().getValue() ? " present" : " absent");
            case "$in" -> value.asArray().size() == 1 ? name : name + " in";
            default -> name + " " + OPERATORS.getOrDefault(operator, operator);
        };
    }

    /** The fields that conditions are about. */
    static Stream<String> fields(BsonDocument filter) {
        return filter.entrySet().stream()
                .flatMap(
                        part -> part.getKey().startsWith("$") && part.getValue().isArray()
                                ? branches(part.getValue()).stream().flatMap(QueryShape::fields)
                                : Stream.of(part.getKey()));
    }
}
