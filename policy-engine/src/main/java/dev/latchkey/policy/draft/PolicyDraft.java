package dev.latchkey.policy.draft;

import static dev.latchkey.policy.problem.InvalidValueException.present;

import dev.latchkey.policy.problem.Problems;
import dev.latchkey.policy.rule.NameSyntax;
import dev.latchkey.policy.rule.Policy;
import dev.latchkey.policy.rule.PolicyState;
import org.jspecify.annotations.Nullable;

/**
 * A policy as written. Nothing has a default but the answer, which is that of any refusal: who forgets the conditions must
 * not block everybody.
 */
public record PolicyDraft(
        @Nullable String id,
        @Nullable String name,
        @Nullable String state,
        @Nullable String effect,
        @Nullable String answer,
        @Nullable GrantControlsDraft grantControls,
        @Nullable RateDraft rate,
        @Nullable ConditionsDraft conditions) {
    private static final String NO_CONDITIONS = "an object; an empty one for every sign-in";

    /** One that blocks, or an effect that needs no more said. */
    public PolicyDraft(
            @Nullable String id,
            @Nullable String name,
            @Nullable String state,
            @Nullable String effect,
            @Nullable ConditionsDraft conditions) {
        this(id, name, state, effect, null, null, null, conditions);
    }

    /** The same under another id. */
    public PolicyDraft withId(String other) {
        return new PolicyDraft(other, name, state, effect, answer, grantControls, rate, conditions);
    }

    /** The same in another state. */
    public PolicyDraft withState(PolicyState other) {
        return new PolicyDraft(id, name, other.wireName(), effect, answer, grantControls, rate, conditions);
    }

    /** @throws dev.latchkey.policy.problem.InvalidValueException with every problem, paths from here */
    public Policy toPolicy() {
        var problems = new Problems();
        var readId = problems.read("id", () -> NameSyntax.id(present(id, "an id")));
        var readName = problems.read("name", () -> NameSyntax.name(present(name, "a name")));
        var readState = problems.read("state", () -> PolicyState.parse(present(state, "off, reportOnly or on")));
        var readEffect = problems.read("", () -> new EffectDraft(effect, answer, grantControls, rate).toEffect());
        var readConditions = problems.read(
                "conditions", () -> present(conditions, NO_CONDITIONS).toConditions());
        return problems.build(() ->
                new Policy(readId.get(), readName.get(), readState.get(), readConditions.get(), readEffect.get()));
    }
}
