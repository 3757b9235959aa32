package dev.latchkey.policy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policy.rule.Choice;
import dev.latchkey.policy.rule.Conditions;
import dev.latchkey.policy.rule.Effect;
import dev.latchkey.policy.rule.Glob;
import dev.latchkey.policy.rule.Patterns;
import dev.latchkey.policy.rule.Policy;
import dev.latchkey.policy.rule.PolicySet;
import dev.latchkey.policy.rule.PolicyState;
import dev.latchkey.policy.rule.SomeConditions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.jspecify.annotations.Nullable;

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

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void excludesWhatIsAlsoIncluded(
            @ForAll("policySets") PolicySet set, @ForAll("signIns") List<SignInAttributes> signIns) {
        for (SignInAttributes signIn : signIns) {
            for (UnaryOperator<Conditions> excluding : excluding(signIn)) {
                CompiledPolicies compiled = CompiledPolicies.compile(withConditions(set, excluding));
                assertThat(compiled.evaluate(signIn)).isInstanceOf(Verdict.Allowed.class);
            }
        }
    }

    /** What the sign-in is, included and excluded at once: one condition at a time. */
    private static List<UnaryOperator<Conditions>> excluding(SignInAttributes signIn) {
        Choice account = both(signIn.account());
        Choice group = both(signIn.groups().stream().findFirst().orElse(null));
        Choice protocol = both(signIn.protocol());
        Choice service = both(signIn.service());
        Choice door = both(signIn.frontDoor());
        Glob client = new Glob("*" + (signIn.client() == null ? "" : signIn.client()));
        Patterns clients = new Patterns(false, List.of(client), List.of(client));
        return List.of(
                old -> SomeConditions.like(old).accounts(account).made(),
                old -> SomeConditions.like(old).groups(group).made(),
                old -> SomeConditions.like(old).protocols(protocol).made(),
                old -> SomeConditions.like(old).services(service).made(),
                old -> SomeConditions.like(old).frontDoors(door).made(),
                old -> SomeConditions.like(old).clients(clients).made());
    }

    private static Choice both(@Nullable String id) {
        String one = id == null ? "nobody" : id;
        return new Choice(List.of(one), List.of(one));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void excludesEveryLocationTheSignInIsIn(
            @ForAll("policySets") PolicySet set, @ForAll("signIns") List<SignInAttributes> signIns) {
        List<String> ids = RandomRules.ids(set.locations());
        if (ids.isEmpty()) {
            return;
        }
        PolicySet excluding = withConditions(
                set,
                old -> SomeConditions.like(old).locations(new Choice(ids, ids)).made());
        CompiledPolicies compiled = CompiledPolicies.compile(excluding);
        assertThat(signIns)
                .allSatisfy(signIn -> assertThat(compiled.evaluate(signIn)).isInstanceOf(Verdict.Allowed.class));
    }

    @Provide
    Arbitrary<PolicySet> policySets() {
        return RandomRules.policySets();
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

    private static PolicySet withConditions(PolicySet set, UnaryOperator<Conditions> change) {
        List<Policy> policies = set.policies().stream()
                .map(policy -> new Policy(
                        policy.id(), policy.name(), PolicyState.ON, change.apply(policy.conditions()), policy.effect()))
                .toList();
        return new PolicySet(set.tenant(), set.version(), set.locations(), policies);
    }
}
