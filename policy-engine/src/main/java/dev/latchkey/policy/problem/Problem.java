package dev.latchkey.policy.problem;

import org.jspecify.annotations.Nullable;

/**
 * One value that is not acceptable.
 *
 * @param path     where it stands, for example {@code policies[2].conditions.timeWindows[0].to}; empty for the value itself
 * @param given    the value, shortened and without control characters
 * @param expected what would have been acceptable
 */
public record Problem(String path, String given, String expected) {
    private static final int LONGEST_SHOWN = 80;

    /** Takes any {@code given}: what is shown of it is safe to log and to send back. */
    public Problem {
        given = shown(given);
    }

    /** The same problem, seen from one level further up. */
    public Problem under(String parent) {
        boolean joined = parent.isEmpty() || path.isEmpty() || path.startsWith("[");
        return new Problem(joined ? parent + path : parent + "." + path, given, expected);
    }

    /** {@code path: given (expected: …)}. */
    @Override
    public String toString() {
        String said = given + " (expected: " + expected + ")";
        return path.isEmpty() ? said : path + ": " + said;
    }

    static String describe(@Nullable Object given) {
        return given == null ? "absent" : given.toString();
    }

    private static String shown(String given) {
        if (given.isEmpty()) {
            return "empty";
        }
        String start = given.length() <= LONGEST_SHOWN ? given : given.substring(0, LONGEST_SHOWN) + "…";
        return start.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]", "\uFFFD");
    }
}
