package dev.latchkey.policy.draft;

import static dev.latchkey.policy.problem.InvalidValueException.check;

import dev.latchkey.policy.problem.Problems;
import dev.latchkey.policy.rule.Choice;
import dev.latchkey.policy.rule.Glob;
import dev.latchkey.policy.rule.Patterns;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A choice as written.
 *
 * @param include absent is {@link Choice#ALL}
 * @param exclude absent is nothing
 */
public record ChoiceDraft(
        @Nullable List<@Nullable String> include, @Nullable List<@Nullable String> exclude) {

    /** @throws dev.latchkey.policy.problem.InvalidValueException with every problem, paths from here */
    public Choice toChoice() {
        var problems = new Problems();
        var readInclude = problems.readEach("include", orElse(include, List.of(Choice.ALL)), Function.identity());
        var readExclude = problems.readEach("exclude", orElse(exclude, List.of()), Function.identity());
        return problems.build(() -> new Choice(readInclude.get(), readExclude.get()));
    }

    /** @throws dev.latchkey.policy.problem.InvalidValueException with every problem, paths from here */
    Patterns toPatterns() {
        var problems = new Problems();
        List<@Nullable String> given = orElse(include, List.of(Choice.ALL));
        boolean all = given.size() == 1 && Choice.ALL.equals(given.getFirst());
        problems.read("include", () -> {
            check(!given.isEmpty(), "", "empty", "at least one pattern, or left out for all");
            check(all || !given.contains(Choice.ALL), "", given, "all alone, or the patterns that are meant");
            return given;
        });
        var readInclude = problems.readEach("include", all ? List.<@Nullable String>of() : given, Glob::new);
        var readExclude = problems.readEach("exclude", orElse(exclude, List.of()), Glob::new);
        return problems.build(() -> new Patterns(all, readInclude.get(), readExclude.get()));
    }

    private static List<@Nullable String> orElse(@Nullable List<@Nullable String> given, List<@Nullable String> other) {
        return given == null ? other : given;
    }
}
