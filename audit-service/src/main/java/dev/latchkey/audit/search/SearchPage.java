package dev.latchkey.audit.search;

import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Which page of a search is asked for. */
record SearchPage(int limit, Optional<SearchCursor> cursor) {
    private static final int DEFAULT = 50;
    private static final int MOST = 500;

    static SearchPage of(QueryParameters parameters) {
        int limit = parameters
                .read("limit", "a number from 1 to " + MOST, SearchPage::limit)
                .orElse(DEFAULT);
        return new SearchPage(limit, parameters.read("cursor", "nextCursor of the page before", SearchCursor::parse));
    }

    private static int limit(String text) {
        int limit = Integer.parseInt(text);
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException(text);
        }
        return limit;
    }

    /** Reads one more than asked for, to know whether there is a next page. */
    Mono<Page> read(
            LogReader reader, MongoCollection<Document> log, LogQuery query, Function<Document, ObjectNode> view) {
        LogQuery rest = cursor.map(query::after).orElse(query);
        return reader.newest(log, rest, limit + 1).map(found -> page(found, view));
    }

    private Page page(List<Document> found, Function<Document, ObjectNode> view) {
        boolean more = found.size() > limit;
        List<Document> shown = more ? found.subList(0, limit) : found;
        String next = more ? SearchCursor.after(shown.getLast()).text() : null;
        return new Page(shown.stream().map(view).toList(), next);
    }

    /**
     * One page.
     *
     * @param nextCursor names the next page; absent on the last
     */
    record Page(List<ObjectNode> items, @Nullable String nextCursor) {}
}
