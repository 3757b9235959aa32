package dev.latchkey.policy.rule;

import static dev.latchkey.policy.problem.InvalidValueException.check;

import java.util.List;

/**
 * Which texts a condition is about. A text matches when a pattern includes it and none excludes it; where there is no text,
 * only {@code all} includes it and nothing excludes it.
 *
 * @param all     everything is included, a text that is absent too; then {@code include} is empty
 * @param include at least one where it is not all
 * @param exclude always wins
 */
public record Patterns(boolean all, List<Glob> include, List<Glob> exclude) {
    /** Any text, or none. */
    public static final Patterns ANY = new Patterns(true, List.of(), List.of());

    /** @throws dev.latchkey.policy.problem.InvalidValueException naming the list */
    public Patterns {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        check(all == include.isEmpty(), "include", include, "all alone, or at least one pattern");
    }

    /** Whether nothing is left out, so that there is nothing to ask. */
    public boolean isAny() {
        return all && exclude.isEmpty();
    }
}
