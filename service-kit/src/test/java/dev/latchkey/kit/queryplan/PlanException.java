package dev.latchkey.kit.queryplan;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Queries that may read more than they find.
 *
 * @param cost   what they may do
 * @param query  their shape; {@code *} stands for anything
 * @param reason why it is not much
 */
record PlanException(Cost cost, String query, String reason) {
    /** What a query may cost beside what it finds. */
    public enum Cost {
        /** The whole collection is gone through. */
        SCANS("goes through all"),
        /** What was found has to be sorted before the first of it is there. */
        SORTS("sorts what it finds"),
        /** What an index leads to is read and then left out. */
        LEAVES_OUT("leaves out some of what it reads");

        private final String text;

        Cost(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** Of a family of queries, the tests need not send one that costs anything. */
    boolean isOfOneQuery() {
        return !query.contains("*");
    }

    boolean covers(Cost other, String shape) {
        String pattern =
                Arrays.stream(query.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return cost == other && shape.matches(pattern);
    }
}
