package dev.latchkey.policy.draft;

import static dev.latchkey.policy.problem.InvalidValueException.present;

import dev.latchkey.policy.problem.Problems;
import dev.latchkey.policy.rule.Effect;
import org.jspecify.annotations.Nullable;

/**
 * How often an app password may be used, as written.
 *
 * @param signIns at most so many
 * @param per     {@code PT1H}
 */
public record RateDraft(@Nullable Integer signIns, @Nullable String per) {

    /** @throws dev.latchkey.policy.problem.InvalidValueException with every problem, paths from here */
    public Effect.LimitRate toLimitRate() {
        var problems = new Problems();
        var readSignIns = problems.read("signIns", () -> present(signIns, "1 to 1000000"));
        var readPer = problems.read("per", () -> DraftFields.requiredDuration(per));
        return problems.build(() -> new Effect.LimitRate(readSignIns.get(), readPer.get()));
    }
}
