package dev.latchkey.policy.rule;

import static dev.latchkey.policy.problem.InvalidValueException.check;

import dev.latchkey.policy.problem.Problems;
import java.util.List;

/**
 * Who or what a condition is about. Matches what is included unless it is excluded: exclusion always wins.
 *
 * @param include at least one id, or {@link #ALL} alone
 * @param exclude ids; may be empty
 */
public record Choice(List<String> include, List<String> exclude) {
    /** Stands for everything, known or not. */
    public static final String ALL = "all";

    /** Among locations: stands for every location that is marked trusted. */
    public static final String ALL_TRUSTED = "allTrusted";

    /** Everything: no condition at all. */
    public static final Choice ANY = new Choice(List.of(ALL), List.of());

    /** @throws dev.latchkey.policy.problem.InvalidValueException naming the elements */
    public Choice {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        Problems problems = new Problems();
        checkInclude(include, problems);
        checkExclude(exclude, problems);
        problems.throwIfAny();
    }

    /** Only these. */
    public static Choice of(String... ids) {
        return new Choice(List.of(ids), List.of());
    }

    /** Everything but these. */
    public static Choice allExcept(String... ids) {
        return new Choice(List.of(ALL), List.of(ids));
    }

    /** Whether everything is included, whatever may be excluded. */
    public boolean includesAll() {
        return include.contains(ALL);
    }

    /** Whether nothing is left out, so that there is nothing to ask. */
    public boolean isAny() {
        return includesAll() && exclude.isEmpty();
    }

    private static void checkInclude(List<String> include, Problems problems) {
        problems.read("include", () -> {
            check(!include.isEmpty(), "", "empty", "at least one, or left out for all");
            check(include.size() == 1 || !include.contains(ALL), "", include, "all alone, or the ones meant");
            return include;
        });
        problems.readEach("include", include, NameSyntax::id);
    }

    private static void checkExclude(List<String> exclude, Problems problems) {
        problems.readEach("exclude", exclude, id -> {
            check(!id.equals(ALL), "", id, "the ones to leave out; the policy would never apply");
            return NameSyntax.id(id);
        });
    }
}
