package dev.latchkey.policy.rule;

import static dev.latchkey.policy.problem.InvalidValueException.check;

import java.util.Locale;

/**
 * A pattern for what programs say of themselves and for labels: {@code *} stands for any characters, {@code ?} for one; case
 * does not matter. Matching takes time in proportion to pattern times text at worst, whatever the pattern is.
 *
 * @param pattern in lower case
 */
public record Glob(String pattern) {
    private static final int LONGEST = 128;

    /** @throws dev.latchkey.policy.problem.InvalidValueException where it is empty or too long */
    public Glob {
        boolean usable = !pattern.isBlank() && pattern.length() <= LONGEST;
        check(usable, "", pattern, "1 to 128 characters, * for any and ? for one");
        pattern = pattern.toLowerCase(Locale.ROOT);
    }

    /** Whether the whole of {@code text}, in lower case already, is as the pattern says. Allocates nothing. */
    public boolean matches(String text) {
        int at = 0;
        int star = -1;
        int resume = 0;
        int next = 0;
        while (next < text.length()) {
            boolean here = at < pattern.length();
            if (here && pattern.charAt(at) == '*') {
                star = at++;
                resume = next;
            } else if (here && (pattern.charAt(at) == '?' || pattern.charAt(at) == text.charAt(next))) {
                at++;
                next++;
            } else if (star >= 0) {
                // The last star takes one character more; an earlier one need never be tried again.
                at = star + 1;
                next = ++resume;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }
}
