package dev.latchkey.policy.draft;

import static dev.latchkey.policy.problem.InvalidValueException.check;
import static dev.latchkey.policy.problem.InvalidValueException.present;

import dev.latchkey.policy.problem.InvalidValueException;
import dev.latchkey.policy.problem.Problems;
import dev.latchkey.policy.rule.Effect;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The fields of a policy that say what it does, read as one: each effect has its own, and no other. */
record EffectDraft(
        @Nullable String effect,
        @Nullable String answer,
        @Nullable GrantControlsDraft grantControls,
        @Nullable RateDraft rate) {
    private static final String KNOWN = "block, allowOnlyIf, limitRate or suspend";

    /** @throws InvalidValueException with every problem, paths from the policy */
    Effect toEffect() {
        var problems = new Problems();
        var read = problems.read("", () -> read(given()));
        only(Effect.Block.NAME, "answer", answer, problems);
        only(Effect.AllowOnlyIf.NAME, "grantControls", grantControls, problems);
        only(Effect.LimitRate.NAME, "rate", rate, problems);
        return problems.build(read);
    }

    private String given() {
        check(effect != null, "effect", effect, KNOWN);
        return present(effect, KNOWN);
    }

    private Effect read(String name) {
        return switch (name) {
            case Effect.Block.NAME -> answer == null ? Effect.BLOCK : new Effect.Block(Effect.Answer.parse(answer));
            case Effect.AllowOnlyIf.NAME ->
                new Effect.AllowOnlyIf(under(
                        "grantControls",
                        () -> present(grantControls, "what must be satisfied").toGrantControls()));
            case Effect.LimitRate.NAME ->
                under(
                        "rate",
                        () -> present(rate, "how often, as signIns and per").toLimitRate());
            case Effect.Suspend.NAME -> new Effect.Suspend();
            default -> throw new InvalidValueException("effect", name, KNOWN);
        };
    }

    private static <T> T under(String path, Supplier<T> reading) {
        var problems = new Problems();
        return problems.build(problems.read(path, reading));
    }

    private void only(String name, String path, @Nullable Object given, Problems problems) {
        problems.read(path, () -> {
            check(given == null || name.equals(effect), "", "present", "absent, for it belongs to the effect " + name);
            return name;
        });
    }
}
