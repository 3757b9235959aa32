package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.rule.Choice;
import dev.latchkey.policy.rule.Conditions;
import dev.latchkey.policy.rule.NamedLocation;
import dev.latchkey.policy.rule.Policy;
import dev.latchkey.policy.rule.PolicySet;
import dev.latchkey.policy.rule.PolicyState;
import dev.latchkey.policy.rule.TimeOfDay;
import dev.latchkey.policy.rule.TimeWindow;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/** The meaning of policies, written down as plainly as can be. */
record NaivePolicies(PolicySet set) {

    Verdict evaluate(SignIn signIn) {
        List<PolicyResult> results =
                set.policies().stream().map(policy -> evaluate(policy, signIn)).toList();
        List<String> blockedBy = results.stream()
                .filter(result -> result.result() == Result.FAILURE)
                .map(PolicyResult::policyId)
                .toList();
        return blockedBy.isEmpty() ? new Verdict.Allowed(results) : new Verdict.Blocked(blockedBy, results);
    }

    private PolicyResult evaluate(Policy policy, SignIn signIn) {
        if (policy.state() == PolicyState.OFF) {
            return new PolicyResult(policy.id(), policy.name(), Result.NOT_ENABLED, null);
        }
        boolean on = policy.state() == PolicyState.ON;
        List<Condition> unmet = unmet(policy.conditions(), signIn);
        if (unmet.isEmpty()) {
            return new PolicyResult(policy.id(), policy.name(), on ? Result.FAILURE : Result.REPORT_ONLY_FAILURE, null);
        }
        Result result = on ? Result.NOT_APPLIED : Result.REPORT_ONLY_NOT_APPLIED;
        return new PolicyResult(policy.id(), policy.name(), result, unmet.getFirst());
    }

    private List<Condition> unmet(Conditions conditions, SignIn signIn) {
        List<Condition> unmet = new ArrayList<>();
        if (!matches(conditions.accounts(), signIn.account() == null ? List.of() : List.of(signIn.account()))) {
            unmet.add(Condition.ACCOUNTS);
        }
        if (!matches(conditions.protocols(), List.of(signIn.protocol()))) {
            unmet.add(Condition.PROTOCOLS);
        }
        if (!matches(conditions.services(), List.of(signIn.service()))) {
            unmet.add(Condition.SERVICES);
        }
        if (!matches(conditions.locations(), locationsOf(signIn))) {
            unmet.add(Condition.LOCATIONS);
        }
        List<TimeWindow> windows = conditions.timeWindows();
        if (!windows.isEmpty() && windows.stream().noneMatch(window -> contains(window, signIn))) {
            unmet.add(Condition.TIME_WINDOWS);
        }
        return unmet;
    }

    private static boolean matches(Choice choice, List<String> ids) {
        boolean included = choice.include().contains(Choice.ALL) || ids.stream().anyMatch(choice.include()::contains);
        return included && ids.stream().noneMatch(choice.exclude()::contains);
    }

    private List<String> locationsOf(SignIn signIn) {
        List<String> ids = new ArrayList<>();
        for (NamedLocation location : set.locations()) {
            boolean inside = signIn.address() != null
                    && location.ranges().stream().anyMatch(range -> range.contains(signIn.address()));
            if (inside) {
                ids.add(location.id());
            }
            if (inside && location.trusted()) {
                ids.add(Choice.ALL_TRUSTED);
            }
        }
        return ids;
    }

    private static boolean contains(TimeWindow window, SignIn signIn) {
        ZonedDateTime local = signIn.at().atZone(window.zone());
        TimeOfDay time = TimeOfDay.of(local.getHour(), local.getMinute());
        return window.days().contains(local.getDayOfWeek())
                && time.compareTo(window.from()) >= 0
                && time.compareTo(window.to()) < 0;
    }
}
