package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.rule.Policy;
import dev.latchkey.policy.rule.PolicyState;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One policy, with all the results it can have made beforehand. */
final class CompiledPolicy {
    private final boolean off;
    private final Requirement[] requirements;
    private final PolicyResult whenMet;
    private final PolicyResult[] whenUnmet;

    CompiledPolicy(Policy policy, LocationIndex locations) {
        boolean reportOnly = policy.state() == PolicyState.REPORT_ONLY;
        Result unmet = reportOnly ? Result.REPORT_ONLY_NOT_APPLIED : Result.NOT_APPLIED;
        this.off = policy.state() == PolicyState.OFF;
        this.requirements = Requirements.of(policy.conditions(), locations);
        this.whenMet = result(policy, whenMet(policy), null);
        this.whenUnmet = Arrays.stream(requirements)
                .map(requirement -> result(policy, unmet, requirement.condition()))
                .toArray(PolicyResult[]::new);
    }

    private static Result whenMet(Policy policy) {
        return switch (policy.state()) {
            case OFF -> Result.NOT_ENABLED;
            case REPORT_ONLY ->
                switch (policy.effect()) {
                    case BLOCK -> Result.REPORT_ONLY_FAILURE;
                };
            case ON ->
                switch (policy.effect()) {
                    case BLOCK -> Result.FAILURE;
                };
        };
    }

    private static PolicyResult result(Policy policy, Result result, @Nullable Condition unmet) {
        return new PolicyResult(policy.id(), policy.name(), result, unmet);
    }

    PolicyResult evaluate(Facts facts) {
        if (off) {
            return whenMet;
        }
        for (int i = 0; i < requirements.length; i++) {
            if (!requirements[i].met(facts)) {
                return whenUnmet[i];
            }
        }
        return whenMet;
    }
}
