package dev.latchkey.policies.whatif;

import dev.latchkey.policy.evaluation.Condition;
import dev.latchkey.policy.evaluation.PolicyResult;
import dev.latchkey.policy.evaluation.Verdict;
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
record Judgement(String verdict, List<String> blockedBy, List<Applied> policies) {

    /**
     * What one policy made of it.
     *
     * @param firstUnmetCondition why it did not apply, where a condition is why
     */
    record Applied(
            String policy,
            String name,
            String result,
            @Nullable String firstUnmetCondition) {
        static Applied of(PolicyResult result) {
            return new Applied(
                    result.policyId(),
                    result.name(),
                    result.result().wireName(),
                    Optional.ofNullable(result.firstUnmetCondition())
                            .map(Condition::wireName)
                            .orElse(null));
        }
    }

    static Judgement of(Verdict verdict) {
        List<Applied> policies = verdict.results().stream().map(Applied::of).toList();
        return switch (verdict) {
            case Verdict.Allowed allowed -> new Judgement("allowed", List.of(), policies);
            case Verdict.Blocked blocked -> new Judgement("blocked", blocked.blockedBy(), policies);
        };
    }
}
