package dev.latchkey.kit.queryplan;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * How a query is answered, as far as it matters how much is read for it.
 *
 * @param indexes the names of those that are used
 * @param scans   whether the whole collection is gone through
 * @param sorts   whether what was found has to be sorted
 * @param besides the fields whose conditions no index answers: what does not meet them is read as well
 */
record QueryPlan(Set<String> indexes, boolean scans, boolean sorts, Set<String> besides) {
    private static final String BY_ID = "_id_";
    /** What may have fields of any name. */
    private static final Set<String> NO_STAGES =
            Set.of("filter", "parsedQuery", "keyPattern", "sortPattern", "indexBounds", "multiKeyPaths");

    /** Reads what {@code explain} says: in MongoDB's words, whichever of its engines it is. */
    static QueryPlan of(BsonDocument explained) {
        Collected collected = new Collected();
        collected.add(explained.getDocument("queryPlanner").getDocument("winningPlan"));
        return new QueryPlan(collected.indexes, collected.scans, collected.sorts, collected.besides);
    }

    /** The names of all indexes that were thought of, chosen or not. */
    static Set<String> considered(BsonDocument explained) {
        Collected collected = new Collected();
        collected.add(explained.getDocument("queryPlanner"));
        return collected.indexes;
    }

    String text() {
        String read = scans ? "everything" : String.join(", ", indexes);
        String found = besides.isEmpty() ? "" : ", leaves out by " + String.join(", ", besides);
        return read + found + (sorts ? ", sorts" : "");
    }

    private static final class Collected {
        private final Set<String> indexes = new LinkedHashSet<>();
        private final Set<String> besides = new TreeSet<>();
        private boolean scans;
        private boolean sorts;

        void add(BsonDocument stage) {
            if (stage.containsKey("stage") && stage.isString("stage")) {
                take(stage.getString("stage").getValue(), stage);
            }
            stage.forEach((name, value) -> {
                if (!NO_STAGES.contains(name)) {
                    documents(value).forEach(this::add);
                }
            });
        }

        private void take(String name, BsonDocument stage) {
            scans |= name.equals("COLLSCAN");
            sorts |= name.equals("SORT");
            if (name.equals("IDHACK") || name.startsWith("EXPRESS_CLUSTERED")) {
                indexes.add(BY_ID);
            }
            if (stage.containsKey("indexName")) {
                indexes.add(stage.getString("indexName").getValue());
            }
            if (stage.containsKey("filter")) {
                QueryShape.fields(stage.getDocument("filter")).forEach(besides::add);
            }
        }

        private static Stream<BsonDocument> documents(BsonValue value) {
            if (value.isArray()) {
                return value.asArray().stream().flatMap(Collected::documents);
            }
            return value.isDocument() ? Stream.of(value.asDocument()) : Stream.of();
        }
    }
}
