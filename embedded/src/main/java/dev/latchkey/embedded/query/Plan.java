package dev.latchkey.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;

/**
 * How a query is answered.
 *
 * @param uses one index, or one for each branch of an {@code $or}
 * @param ordered whether the results come in the wanted order
 * @param scansAll whether it goes through the whole collection
 */
record Plan(List<IndexUse> uses, boolean ordered, boolean scansAll) {
    boolean isBackward() {
        return ordered && uses.getFirst().direction() < 0;
    }

    /** Whether it takes no look at documents to count those that match a query. */
    boolean covers(Document query) {
        return uses.size() == 1 && uses.getFirst().covers(query);
    }

    /** The conditions of a query that what it leads to may not meet. */
    List<Document> unanswered(Document query) {
        return QueryParts.of(query).stream()
                .filter(part -> uses.size() > 1 || !uses.getFirst().answers(part))
                .map(part -> new Document(part.name(), part.value()))
                .toList();
    }

    /** Whether it may lead to a document more than once. */
    boolean repeats() {
        return uses.size() > 1
                || uses.stream()
                        .anyMatch(use -> use.index() != null && use.index().isMultikey());
    }
}
