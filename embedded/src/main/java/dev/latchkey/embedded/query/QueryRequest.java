package dev.latchkey.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param filter what documents have to match
 * @param sort the order, as MongoDB is told; null is any
 * @param skip how many of the first are left out
 * @param limit how many there are to be at most; 0 is all
 */
public record QueryRequest(Document filter, @Nullable Document sort, int skip, int limit) {
    /** All that match, in any order. */
    public static QueryRequest all(Document filter) {
        return new QueryRequest(filter, null, 0, 0);
    }

    /** How many have to be found at most; 0 is all. */
    int found() {
        return limit == 0 ? 0 : (int) Math.min(Integer.MAX_VALUE, (long) skip + limit);
    }
}
