package dev.latchkey.embedded.server;

import de.bwaldvogel.mongo.bson.Document;
import dev.latchkey.embedded.query.QueryRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stages of an aggregation: the first ones as a query, which may have an index.
 *
 * @param request what the first stages let through
 * @param rest the stages behind
 */
record Pipeline(QueryRequest request, List<Document> rest) {
    private static final Document ONE_EACH = new Document("$sum", 1);

    static Pipeline of(List<Document> stages) {
        var rest = stages;
        Document filter = new Document();
        Document sort = null;
        int limit = 0;
        if (begins(rest, "$match")) {
            filter = Requests.filter(rest.getFirst().get("$match"));
            rest = rest.subList(1, rest.size());
        }
        if (begins(rest, "$sort")) {
            sort = (Document) rest.getFirst().get("$sort");
            rest = rest.subList(1, rest.size());
        }
        if (begins(rest, "$limit")) {
            limit = Requests.number(rest.getFirst(), "$limit", 0);
            rest = rest.subList(1, rest.size());
        }
        return new Pipeline(new QueryRequest(filter, sort, 0, limit), rest);
    }

    private static boolean begins(List<Document> stages, String name) {
        return !stages.isEmpty() && stages.getFirst().containsKey(name);
    }

    /** Whether all that is left to do is to count: this is what drivers ask for where documents are counted. */
    boolean countsAlone() {
        return countedField() != null;
    }

    private @Nullable String countedField() {
        if (rest.size() != 1 || !(rest.getFirst().get("$group") instanceof Document group) || group.size() != 2) {
            return null;
        }
        return group.get("_id") instanceof Number
                ? group.entrySet().stream()
                        .filter(field -> ONE_EACH.equals(field.getValue()))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    List<Document> counted(long count) {
        var group = Requests.filter(rest.getFirst().get("$group"));
        return count == 0
                ? List.of()
                : List.of(new Document("_id", group.get("_id")).append(countedField(), (int) count));
    }
}
