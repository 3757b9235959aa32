package dev.latchkey.kit.queryplan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * What was looked for by a command: all that a database chooses an index by.
 *
 * @param collection where
 * @param kind       the command; {@code count} where an aggregation does nothing else
 * @param filter     what documents have to match
 * @param sort       the order; empty is any
 * @param limited    whether no more than some are wanted
 * @param distinct   the field whose values are wanted; empty where documents are
 */
record RecordedQuery(
        String collection, String kind, BsonDocument filter, BsonDocument sort, boolean limited, String distinct) {
    private static final BsonDocument NONE = new BsonDocument();

    /** The queries that a command consists of; none where documents are looked up by their ids. */
    static List<RecordedQuery> of(String command, BsonDocument sent) {
        Stream<RecordedQuery> all = switch (command) {
            case "find" -> Stream.of(find(sent));
            case "aggregate" -> Stream.of(aggregate(sent));
            case "distinct" -> Stream.of(distinct(sent));
            case "findAndModify" -> Stream.of(findAndModify(sent));
            case "update" -> each(sent, "updates").map(one -> write(sent, "update", one, !isTrue(one, "multi")));
            case "delete" -> each(sent, "deletes").map(one -> write(sent, "delete", one, !isZero(one, "limit")));
            default -> Stream.of();
        };
        return all.filter(query -> !query.isLookUp()).toList();
    }

    private static RecordedQuery find(BsonDocument sent) {
        return new RecordedQuery(
                name(sent, "find"),
                "find",
                document(sent, "filter"),
                document(sent, "sort"),
                !isZero(sent, "limit"),
                "");
    }

    private static RecordedQuery aggregate(BsonDocument sent) {
        BsonDocument filter = each(sent, "pipeline")
                .findFirst()
                .map(first -> document(first, "$match"))
                .orElse(NONE);
        boolean counts = each(sent, "pipeline")
                .map(stage -> document(stage, "$group").get("_id"))
                .anyMatch(new BsonInt32(1)::equals);
        return new RecordedQuery(name(sent, "aggregate"), counts ? "count" : "aggregate", filter, NONE, false, "");
    }

    private static RecordedQuery distinct(BsonDocument sent) {
        String key = sent.getString("key").getValue();
        return new RecordedQuery(name(sent, "distinct"), "distinct", document(sent, "query"), NONE, false, key);
    }

    private static RecordedQuery findAndModify(BsonDocument sent) {
        return new RecordedQuery(
                name(sent, "findAndModify"), "update", document(sent, "query"), document(sent, "sort"), true, "");
    }

    private static RecordedQuery write(BsonDocument sent, String kind, BsonDocument one, boolean limited) {
        return new RecordedQuery(name(sent, kind), kind, document(one, "q"), NONE, limited, "");
    }

    private boolean isLookUp() {
        BsonValue id = filter.get("_id");
        return id != null && (!id.isDocument() || id.asDocument().containsKey("$in"));
    }

    private static String name(BsonDocument sent, String command) {
        return sent.getString(command).getValue();
    }

    private static BsonDocument document(BsonDocument sent, String field) {
        return Optional.ofNullable(sent.get(field))
                .filter(BsonValue::isDocument)
                .map(BsonValue::asDocument)
                .orElse(NONE);
    }

    private static Stream<BsonDocument> each(BsonDocument sent, String field) {
        return sent.getArray(field).stream().map(BsonValue::asDocument);
    }

    private static boolean isTrue(BsonDocument sent, String field) {
        return BsonBoolean.TRUE.equals(sent.get(field));
    }

    private static boolean isZero(BsonDocument sent, String field) {
        BsonValue value = sent.get(field);
        return value == null || value.asNumber().intValue() == 0;
    }

    /** The command that asks for the same and changes nothing. */
    BsonDocument command() {
        BsonString name = new BsonString(collection);
        if (!distinct.isEmpty()) {
            return new BsonDocument("distinct", name)
                    .append("key", new BsonString(distinct))
                    .append("query", filter);
        }
        BsonDocument find = new BsonDocument("find", name).append("filter", filter);
        if (!sort.isEmpty()) {
            find.append("sort", sort);
        }
        return limited ? find.append("limit", new BsonInt32(1)) : find;
    }

    /** As it is written down while the tests run. */
    BsonDocument written() {
        return new BsonDocument("collection", new BsonString(collection))
                .append("kind", new BsonString(kind))
                .append("filter", filter)
                .append("sort", sort)
                .append("limited", BsonBoolean.valueOf(limited))
                .append("distinct", new BsonString(distinct));
    }

    static RecordedQuery read(BsonDocument written) {
        return new RecordedQuery(
                written.getString("collection").getValue(),
                written.getString("kind").getValue(),
                written.getDocument("filter"),
                written.getDocument("sort"),
                written.getBoolean("limited").getValue(),
                written.getString("distinct").getValue());
    }

    /** Whether it asks for what another query does, in the same order, with more conditions or more values. */
    boolean narrows(RecordedQuery other) {
        return kind.equals(other.kind)
                && sort.equals(other.sort)
                && conditions().containsAll(other.conditions())
                && shape().length() > other.shape().length();
    }

    /** One of several values is as good as one. */
    private Set<String> conditions() {
        return QueryShape.parts(filter)
                .map(condition -> condition.replaceAll(" in$", ""))
                .collect(Collectors.toSet());
    }

    /** What it asks for, whatever the values are. */
    String shape() {
        String what = distinct.isEmpty() ? "" : " " + distinct;
        String order = sort.isEmpty() ? "" : " by " + QueryShape.ofSort(sort);
        return "%s %s%s {%s}%s".formatted(kind, collection, what, QueryShape.ofFilter(filter), order);
    }
}
