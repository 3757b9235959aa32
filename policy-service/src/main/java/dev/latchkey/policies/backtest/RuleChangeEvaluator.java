package dev.latchkey.policies.backtest;

import dev.latchkey.policies.rules.HypotheticalRules;
import dev.latchkey.policies.rules.TenantRuleSet;
import dev.latchkey.policy.evaluation.CompiledPolicies;
import dev.latchkey.policy.evaluation.SignInAttributes;
import dev.latchkey.policy.evaluation.Verdict;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether other rules would decide otherwise than those of today, whatever was decided at the time. What a record does not tell is
 * not asked of it: policies that are the same in both and ask for it are left out of both, and where those that differ ask for it, the
 * sign-in is undecided.
 */
final class RuleChangeEvaluator implements BackTestEvaluator {
    static final String BLOCKED = "newlyBlocked";
    static final String ALLOWED = "newlyAllowed";

    private final TenantRuleSet now;
    private final TenantRuleSet then;
    private final Set<OptionalAttribute> asked;
    private final Map<Set<OptionalAttribute>, Pair> pairs = new ConcurrentHashMap<>();

    RuleChangeEvaluator(TenantRuleSet now, TenantRuleSet then) {
        this.now = now;
        this.then = then;
        this.asked = RecordedContext.askedByWhatDiffers(now, then);
        pair(Set.of());
    }

    /** Both, as far as they can be asked. */
    private record Pair(CompiledPolicies now, CompiledPolicies then) {}

    private Pair pair(Set<OptionalAttribute> missing) {
        return pairs.computeIfAbsent(
                missing,
                without -> new Pair(
                        HypotheticalRules.compile(RecordedContext.decidable(now, without)),
                        HypotheticalRules.compile(RecordedContext.decidable(then, without))));
    }

    /** What the change makes of a sign-in. */
    enum Effect {
        STAYS_IN,
        STAYS_OUT,
        NEWLY_BLOCKED,
        NEWLY_ALLOWED,
        UNDECIDED
    }

    Effect effect(RecordedSignIn signIn) {
        Set<OptionalAttribute> missing = signIn.missing();
        if (!Collections.disjoint(asked, missing)) {
            return Effect.UNDECIDED;
        }
        Pair pair = pair(missing);
        SignInAttributes question = signIn.question();
        boolean after = letsIn(pair.then(), question);
        if (letsIn(pair.now(), question)) {
            return after ? Effect.STAYS_IN : Effect.NEWLY_BLOCKED;
        }
        return after ? Effect.NEWLY_ALLOWED : Effect.STAYS_OUT;
    }

    @Override
    public Optional<String> outcome(RecordedSignIn signIn) {
        return switch (effect(signIn)) {
            case STAYS_IN, STAYS_OUT -> Optional.empty();
            case NEWLY_BLOCKED -> Optional.of(BLOCKED);
            case NEWLY_ALLOWED -> Optional.of(ALLOWED);
            case UNDECIDED -> Optional.of(UNDECIDED);
        };
    }

    private static boolean letsIn(CompiledPolicies rules, SignInAttributes question) {
        return switch (rules.evaluate(question)) {
            case Verdict.Allowed allowed -> true;
            case Verdict.Blocked blocked -> false;
        };
    }

    @Override
    public List<String> outcomes() {
        return List.of(BLOCKED, ALLOWED, UNDECIDED);
    }

    @Override
    public @Nullable String policy() {
        return null;
    }
}
