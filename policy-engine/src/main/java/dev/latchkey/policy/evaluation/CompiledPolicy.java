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
    private final CompiledCondition[] requirements;
    private final PolicyResult notEnabled;
    private final PolicyResult satisfied;
    private final PolicyResult refused;
    private final PolicyResult[] whenUnmet;
    private final PolicyResult[] whenWanting;

    CompiledPolicy(Policy policy, LocationIndex locations) {
        boolean reportOnly = policy.state() == PolicyState.REPORT_ONLY;
        PolicyResultType failure = reportOnly ? PolicyResultType.REPORT_ONLY_FAILURE : PolicyResultType.FAILURE;
        PolicyResultType unmet = reportOnly ? PolicyResultType.REPORT_ONLY_NOT_APPLIED : PolicyResultType.NOT_APPLIED;
        this.id = policy.id();
        this.state = policy.state();
        this.effect = policy.effect();
        this.requirements = ConditionCompiler.of(policy.conditions(), locations);
        this.notEnabled = new PolicyResult(policy.id(), policy.name(), PolicyResultType.NOT_ENABLED, null, null, null);
        this.satisfied =
                applied(policy, reportOnly ? PolicyResultType.REPORT_ONLY_SUCCESS : PolicyResultType.SUCCESS, null);
        this.refused = applied(policy, failure, null);
        this.whenWanting = Arrays.stream(GrantControl.values())
                .map(control -> applied(policy, failure, control))
                .toArray(PolicyResult[]::new);
        this.whenUnmet = Arrays.stream(requirements)
                .map(each -> new PolicyResult(policy.id(), policy.name(), unmet, each.condition(), null, null))
                .toArray(PolicyResult[]::new);
    }

    private static PolicyResult applied(Policy policy, PolicyResultType result, @Nullable GrantControl wanting) {
        return new PolicyResult(policy.id(), policy.name(), result, null, policy.effect(), wanting);
    }

    PolicyResult evaluate(EvaluationContext context, SignInRates rates) {
        if (state == PolicyState.OFF) {
            return notEnabled;
        }
        for (int i = 0; i < requirements.length; i++) {
            if (!requirements[i].met(context)) {
                return whenUnmet[i];
            }
        }
        return switch (effect) {
            case Effect.Block block -> refused;
            case Effect.Suspend suspend -> refused;
            case Effect.AllowOnlyIf only -> wanting(GrantControlCheck.firstUnmet(only.controls(), context.signIn()));
            case Effect.LimitRate limit -> wanting(rates.within(id, limit) ? null : GrantControl.RATE);
        };
    }

    private PolicyResult wanting(@Nullable GrantControl control) {
        return control == null ? satisfied : whenWanting[control.ordinal()];
    }
}
