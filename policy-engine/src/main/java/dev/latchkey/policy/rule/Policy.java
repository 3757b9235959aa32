package dev.latchkey.policy.rule;

import dev.latchkey.policy.problem.Problems;

/** A rule of conditional access: where all of {@code conditions} hold, {@code effect} follows. */
public record Policy(String id, String name, PolicyState state, Conditions conditions, Effect effect) {

    /** @throws dev.latchkey.policy.problem.InvalidValueException naming the field */
    public Policy {
        Problems problems = new Problems();
        problems.read("id", () -> NameSyntax.id(id));
        problems.read("name", () -> NameSyntax.name(name));
        if (effect instanceof Effect.Block(Effect.Answer answer) && answer == Effect.Answer.TEMPORARY) {
            TemporaryAnswerCheck.check(conditions, problems);
        }
        problems.throwIfAny();
    }
}
