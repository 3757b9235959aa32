package dev.latchkey.kit.request;

import dev.latchkey.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list. A parameter of this type in a request handler is read from {@code limit} and {@code cursor}.
 *
 * @param limit  at most how many items, 1 to 500
 * @param cursor where the page before ended; absent for the first
 */
public record PageRequest(int limit, @Nullable Cursor cursor) {
    /** The query parameter. */
    public static final String LIMIT = "limit";

    private static final int DEFAULT = 50;
    private static final int MOST = 500;

    public PageRequest {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException(LIMIT + ": " + limit + " (expected: 1 to " + MOST + ")");
        }
    }

    /** The first page, of the usual length. */
    public static PageRequest first() {
        return new PageRequest(DEFAULT, null);
    }

    /** Reads it; what is wrong is told by {@link QueryParameters#done}. */
    public static PageRequest of(QueryParameters parameters) {
        long limit = parameters.number(LIMIT, 1, MOST).orElse((long) DEFAULT);
        Cursor cursor = parameters
                .read(Cursor.PARAMETER, "nextCursor of the page before", Cursor::parse)
                .orElse(null);
        return new PageRequest((int) limit, cursor);
    }

    /**
     * From {@code limit} and {@code cursor}; which others there may be is known to somebody else.
     *
     * @throws ProblemException 400 naming each that is wrong
     */
    static PageRequest alone(QueryParameters parameters) {
        PageRequest page = of(parameters);
        parameters.check();
        return page;
    }

    /** How many items to look for: one more than are shown, to know whether there is a next page. */
    public int fetch() {
        return limit + 1;
    }
}
