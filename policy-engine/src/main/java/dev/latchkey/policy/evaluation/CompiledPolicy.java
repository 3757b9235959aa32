package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.rule.Effect;
import dev.latchkey.policy.rule.Policy;
import dev.latchkey.policy.rule.PolicyState;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One policy, with all the results it can have made beforehand. */
final class CompiledPolicy {
    private final String id;
    private final PolicyState state;
    private final Effect effect;
    private final Requirement[] requirements;
    private final PolicyResult notEnabled;
    private final PolicyResult satisfied;
    private final PolicyResult refused;
    private final PolicyResult[] whenUnmet;
    private final PolicyResult[] whenWanting;

    CompiledPolicy(Policy policy, LocationIndex locations) {
        boolean reportOnly = policy.state() == PolicyState.REPORT_ONLY;
        Result failure = reportOnly ? Result.REPORT_ONLY_FAILURE : Result.FAILURE;
        Result unmet = reportOnly ? Result.REPORT_ONLY_NOT_APPLIED : Result.NOT_APPLIED;
        this.id = policy.id();
        this.state = policy.state();
        this.effect = policy.effect();
        this.requirements = Requirements.of(policy.conditions(), locations);
        this.notEnabled = new PolicyResult(policy.id(), policy.name(), Result.NOT_ENABLED, null, null, null);
        this.satisfied = applied(policy, reportOnly ? Result.REPORT_ONLY_SUCCESS : Result.SUCCESS, null);
        this.refused = applied(policy, failure, null);
        this.whenWanting = Arrays.stream(GrantControl.values())
                .map(control -> applied(policy, failure, control))
                .toArray(PolicyResult[]::new);
        this.whenUnmet = Arrays.stream(requirements)
                .map(each -> new PolicyResult(policy.id(), policy.name(), unmet, each.condition(), null, null))
                .toArray(PolicyResult[]::new);
    }

    private static PolicyResult applied(Policy policy, Result result, @Nullable GrantControl wanting) {
        return new PolicyResult(policy.id(), policy.name(), result, null, policy.effect(), wanting);
    }

    PolicyResult evaluate(Facts facts, Rates rates) {
        if (state == PolicyState.OFF) {
            return notEnabled;
        }
        for (int i = 0; i < requirements.length; i++) {
            if (!requirements[i].met(facts)) {
                return whenUnmet[i];
            }
        }
        return switch (effect) {
            case Effect.Block block -> refused;
            case Effect.Suspend suspend -> refused;
            case Effect.AllowOnlyIf only -> wanting(Controls.firstUnmet(only.controls(), facts.signIn()));
            case Effect.LimitRate limit -> wanting(rates.within(id, limit) ? null : GrantControl.RATE);
        };
    }

    private PolicyResult wanting(@Nullable GrantControl control) {
        return control == null ? satisfied : whenWanting[control.ordinal()];
    }
}
