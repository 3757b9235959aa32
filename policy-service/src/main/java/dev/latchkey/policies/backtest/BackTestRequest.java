package dev.latchkey.policies.backtest;

import dev.latchkey.events.PolicyDefinition;
import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.policies.rules.HypotheticalRules;
import dev.latchkey.policies.rules.Rule;
import dev.latchkey.policies.rules.TenantRuleSet;
import dev.latchkey.policy.draft.PolicyDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the sign-ins of the last days: exactly one of the last three.
 *
 * @param days     1 to 30
 * @param policy   a draft, judged as if it were {@code on}: of its {@code id}, in the place of the policy that has it
 * @param remove   id of a policy: what if it were not there?
 * @param impactOf id of a policy: what did it make of them at the time? It may have been removed since.
 */
record BackTestRequest(
        @Nullable Integer days,
        @Nullable PolicyDraft policy,
        @Nullable String remove,
        @Nullable String impactOf) {
    private static final int MOST_DAYS = 30;
    private static final int LONGEST_ID = 100;

    /** Refuses what can be seen to be wrong without the rules, naming every such field. */
    BackTestRequest checked() {
        List<FieldProblem> problems = new ArrayList<>();
        if (days == null || days < 1 || days > MOST_DAYS) {
            String given = days == null ? "nothing" : days.toString();
            problems.add(new FieldProblem("days", given, "a whole number from 1 to " + MOST_DAYS));
        }
        long asked =
                Stream.of(policy, remove, impactOf).filter(Objects::nonNull).count();
        if (asked != 1) {
            String expected = "one of policy, remove and impactOf";
            problems.add(new FieldProblem("policy", asked == 0 ? "nothing" : "several questions", expected));
        }
        if (impactOf != null && (impactOf.isBlank() || impactOf.length() > LONGEST_ID)) {
            problems.add(new FieldProblem("impactOf", impactOf, "the id of a policy"));
        }
        if (!problems.isEmpty()) {
            throw ProblemException.badFields(problems);
        }
        return this;
    }

    /** The days, once they are {@link #checked}. */
    int daysBack() {
        return Objects.requireNonNull(days);
    }

    /**
     * Who judges each sign-in.
     *
     * @throws ProblemException 400 and 409 as for a write of the draft
     */
    BackTestEvaluator judge(TenantRuleSet rules, HypotheticalRules hypotheticalRules) {
        if (impactOf != null) {
            return new BackTestEvaluator.Impact(impactOf);
        }
        return new RuleChangeEvaluator(rules, supposed(rules, hypotheticalRules));
    }

    private TenantRuleSet supposed(TenantRuleSet rules, HypotheticalRules hypotheticalRules) {
        if (policy != null) {
            TenantRuleSet supposed = hypotheticalRules.with(rules, policy);
            String id = policy.id() == null ? hypotheticalRules.freshId() : policy.id();
            supposed.policies().find(id).ifPresent(drafted -> RecordedContext.check("policy", drafted.definition()));
            return supposed;
        }
        String gone = Objects.requireNonNull(remove);
        Rule<PolicyDefinition> removed = rules.policies()
                .find(gone)
                .orElseThrow(() -> ProblemException.badField("remove", gone, "the id of a policy"));
        RecordedContext.check("remove", removed.definition());
        return hypotheticalRules.without(rules, gone);
    }
}
