package dev.latchkey.notifier.paging;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.kit.problem.ProblemException;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Which page of a list that is sorted by time, newest first.
 *
 * @param limit  at most how many items, 1 to 200
 * @param cursor where the page before ended; absent for the first
 */
public record PageRequest(int limit, @Nullable TimeCursor cursor) {
    private static final int DEFAULT = 50;
    private static final int MOST = 200;

    /**
     * From the query parameters {@code limit} and {@code cursor}.
     *
     * @throws ProblemException 400, naming the parameter
     */
    public static PageRequest of(@Nullable Integer limit, @Nullable String cursor) {
        int size = limit == null ? DEFAULT : limit;
        if (size < 1 || size > MOST) {
            throw ProblemException.badField("limit", String.valueOf(size), "1 to " + MOST);
        }
        return new PageRequest(size, cursor == null ? null : TimeCursor.parse(cursor));
    }

    /** The page of the documents that match, by the time field given. */
    public <T> Mono<Page<T>> of(
            MongoCollection<Document> collection, Document filter, String timeField, Function<Document, T> reading) {
        Document newestFirst = new Document(timeField, -1).append("_id", -1);
        return Flux.from(collection
                        .find(cursor == null ? filter : cursor.after(filter, timeField))
                        .sort(newestFirst)
                        .limit(limit + 1))
                .collectList()
                .map(found -> page(found, timeField, reading));
    }

    private <T> Page<T> page(List<Document> found, String timeField, Function<Document, T> reading) {
        List<Document> shown = found.size() > limit ? found.subList(0, limit) : found;
        String next =
                found.size() > limit ? TimeCursor.at(shown.getLast(), timeField).text() : null;
        return new Page<>(shown.stream().map(reading).toList(), next);
    }
}
