package dev.latchkey.embedded.server;

import static java.util.Objects.requireNonNull;

import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.NoSuchCommandException;
import dev.latchkey.embedded.query.QueryRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which documents a command is about. */
final class Requests {
    private Requests() {}

    static QueryRequest of(Document command) {
        var name = command.keySet().iterator().next();
        return switch (name) {
            case "find" -> ofFind(command);
            case "count", "distinct" -> QueryRequest.all(filter(command.get("query")));
            case "aggregate" ->
                Pipeline.of(Aggregation.parse(command.get("pipeline"))).request();
            case "findAndModify" ->
                new QueryRequest(filter(command.get("query")), (Document) command.get("sort"), 0, 1);
            case "update" -> QueryRequest.all(filter(first(command, "updates").get("q")));
            case "delete" -> QueryRequest.all(filter(first(command, "deletes").get("q")));
            default -> throw new NoSuchCommandException("explain " + name);
        };
    }

    static QueryRequest ofFind(Document command) {
        return new QueryRequest(
                filter(command.get("filter")),
                (Document) command.get("sort"),
                number(command, "skip", 0),
                Math.abs(number(command, "limit", 0)));
    }

    static Document filter(@Nullable Object given) {
        return given instanceof Document filter ? filter : new Document();
    }

    static int number(Document command, String name, int otherwise) {
        return command.get(name) instanceof Number number ? number.intValue() : otherwise;
    }

    @SuppressWarnings("unchecked")
    private static Document first(Document command, String name) {
        return ((List<Document>) requireNonNull(command.get(name))).getFirst();
    }
}
