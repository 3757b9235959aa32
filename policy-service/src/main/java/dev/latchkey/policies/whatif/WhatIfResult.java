package dev.latchkey.policies.whatif;

import dev.latchkey.policy.evaluation.ConditionType;
import dev.latchkey.policy.evaluation.GrantControl;
import dev.latchkey.policy.evaluation.PolicyResult;
import dev.latchkey.policy.evaluation.Verdict;
import dev.latchkey.policy.rule.Effect;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What rules make of a sign-in, in the words of Microsoft Graph.
 *
 * @param verdict   {@code allowed} or {@code blocked}
 * @param blockedBy ids of the policies that object
 * @param policies  what each policy made of it, in their order
 */
record WhatIfResult(String verdict, List<String> blockedBy, List<Applied> policies) {

    /**
     * What one policy made of it.
     *
     * @param firstUnmetCondition why it did not apply, where a condition is why
     * @param effect              what it does, where it applied
     * @param unmetControl        what it found wanting, where that is why it objects
     */
    record Applied(
            String policy,
            String name,
            String result,
            @Nullable String firstUnmetCondition,
            @Nullable String effect,
            @Nullable String unmetControl) {
        static Applied of(PolicyResult result) {
            return new Applied(
                    result.policyId(),
                    result.name(),
                    result.result().wireName(),
                    Optional.ofNullable(result.firstUnmetCondition())
                            .map(ConditionType::wireName)
                            .orElse(null),
                    Optional.ofNullable(result.effect()).map(Effect::wireName).orElse(null),
                    Optional.ofNullable(result.unmetControl())
                            .map(GrantControl::wireName)
                            .orElse(null));
        }
    }

    static WhatIfResult of(Verdict verdict) {
        List<Applied> policies = verdict.results().stream().map(Applied::of).toList();
        return switch (verdict) {
            case Verdict.Allowed allowed -> new WhatIfResult("allowed", List.of(), policies);
            case Verdict.Blocked blocked -> new WhatIfResult("blocked", blocked.blockedBy(), policies);
        };
    }
}
