package dev.latchkey.policy.draft;

import dev.latchkey.policy.problem.Problems;
import dev.latchkey.policy.rule.Choice;
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

    private static List<@Nullable String> orElse(@Nullable List<@Nullable String> given, List<@Nullable String> other) {
        return given == null ? other : given;
    }
}
