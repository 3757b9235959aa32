package dev.latchkey.audit.search;

import dev.latchkey.kit.request.QueryParameters;
import java.util.List;
import org.bson.Document;

/**
 * A search that is already confined to what its caller may see.
 *
 * @param condition of the scope and of all filters
 */
public record LogQuery(Document condition) {
    private static final String ALL_OF = "$and";

    /** Reads the filters of the sign-in log. */
    public static LogQuery ofSignIns(SearchAuthorization scope, QueryParameters parameters) {
        return within(scope, SearchConditions.ofSignIns(parameters));
    }

    /** Reads the filters of the log of everything else. */
    public static LogQuery ofEvents(SearchAuthorization scope, QueryParameters parameters) {
        return within(scope, SearchConditions.ofEvents(parameters));
    }

    private static LogQuery within(SearchAuthorization scope, Document filters) {
        return new LogQuery(new Document(ALL_OF, List.of(scope.condition(), filters)));
    }
}
