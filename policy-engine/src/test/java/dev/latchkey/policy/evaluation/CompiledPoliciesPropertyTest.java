package dev.latchkey.policy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policy.rule.Effect;
import dev.latchkey.policy.rule.Policy;
import dev.latchkey.policy.rule.PolicySet;
import dev.latchkey.policy.rule.PolicyState;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

class CompiledPoliciesPropertyTest {
    /** A hundred times each of 50 policy sets with each of 200 sign-ins: a million pairs. */
    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void judgesAsThePlainDefinitionDoes(
            @ForAll("manyPolicySets") List<PolicySet> sets, @ForAll("manySignIns") List<SignInAttributes> signIns) {
        sets.parallelStream()
                .map(set -> firstOfThoseOnWhichBothAgree(set, signIns))
                .toList()
                .forEach(verdict -> Statistics.collect(verdict.getClass().getSimpleName()));
        // A comparison in which nothing is ever blocked, or everything, would prove little.
        Statistics.coverage(coverage -> {
            coverage.check("Allowed").percentage(share -> share > 20);
            coverage.check("Blocked").percentage(share -> share > 10);
        });
    }

    private static Verdict firstOfThoseOnWhichBothAgree(PolicySet set, List<SignInAttributes> signIns) {
        NaivePolicies naive = new NaivePolicies(set);
        CompiledPolicies compiled = CompiledPolicies.compile(set);
        for (SignInAttributes signIn : signIns) {
            assertThat(compiled.evaluate(signIn)).isEqualTo(naive.evaluate(signIn));
        }
        return compiled.evaluate(signIns.getFirst());
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void letsNobodyInByOneMoreBlock(
            @ForAll("setsAndPolicies") Tuple.Tuple2<PolicySet, Policy> drawn,
            @ForAll("signIns") List<SignInAttributes> signIns) {
        PolicySet set = drawn.get1();
        CompiledPolicies before = CompiledPolicies.compile(set);
        CompiledPolicies after = CompiledPolicies.compile(with(set, drawn.get2()));
        for (SignInAttributes signIn : signIns) {
            if (before.evaluate(signIn) instanceof Verdict.Blocked) {
                assertThat(after.evaluate(signIn)).isInstanceOf(Verdict.Blocked.class);
            }
        }
    }

    @Provide
    Arbitrary<List<SignInAttributes>> signIns() {
        return RandomSignIns.signIns().list().ofSize(40);
    }

    @Provide
    Arbitrary<List<PolicySet>> manyPolicySets() {
        return RandomRules.policySets().list().ofSize(50);
    }

    @Provide
    Arbitrary<List<SignInAttributes>> manySignIns() {
        return RandomSignIns.signIns().list().ofSize(200);
    }

    @Provide
    Arbitrary<Tuple.Tuple2<PolicySet, Policy>> setsAndPolicies() {
        return RandomRules.policySets()
                .flatMap(set -> RandomRules.policies("added", RandomRules.ids(set.locations()))
                        .map(policy -> Tuple.of(set, enabled(policy))));
    }

    private static Policy enabled(Policy policy) {
        return new Policy(policy.id(), policy.name(), PolicyState.ON, policy.conditions(), Effect.BLOCK);
    }

    private static PolicySet with(PolicySet set, Policy added) {
        List<Policy> policies = new ArrayList<>(set.policies());
        policies.add(added);
        return new PolicySet(set.tenant(), set.version() + 1, set.locations(), policies);
    }
}
