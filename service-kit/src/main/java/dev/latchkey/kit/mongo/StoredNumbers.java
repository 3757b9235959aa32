package dev.latchkey.kit.mongo;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Whole numbers of documents. Which of BSON's types a number has depends on who wrote it: a shell, an import or a restored
 * backup keeps a small one as a double or as 32 bits. What it says is the same.
 */
public final class StoredNumbers {
    /** Beyond it not every whole number is a double. */
    private static final double EXACT = 1L << 53;

    private StoredNumbers() {}

    /**
     * A number of at most 64 bits.
     *
     * @throws IllegalStateException where there is none, or one that is not whole
     */
    public static long longOf(Document document, String field) {
        Object found = document.get(field);
        return switch (found) {
            case Long whole -> whole;
            case Integer whole -> whole;
            case Double number when Math.rint(number) == number && Math.abs(number) <= EXACT -> number.longValue();
            case null, default ->
                throw new IllegalStateException(field + " is " + kind(found) + " (expected: a whole number)");
        };
    }

    /**
     * A number of at most 32 bits.
     *
     * @throws IllegalStateException where there is none, or one that is not whole, or larger
     */
    public static int intOf(Document document, String field) {
        long number = longOf(document, field);
        if (number != (int) number) {
            throw new IllegalStateException(field + " is a number of more than 32 bits (expected: fewer)");
        }
        return (int) number;
    }

    /** Never the value: it may be anything. */
    private static String kind(@Nullable Object found) {
        return found == null ? "absent" : "a " + found.getClass().getSimpleName();
    }
}
