package dev.latchkey.policy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policy.rule.Choice;
import dev.latchkey.policy.rule.Conditions;
import dev.latchkey.policy.rule.Glob;
import dev.latchkey.policy.rule.Patterns;
import dev.latchkey.policy.rule.Policy;
import dev.latchkey.policy.rule.PolicySet;
import dev.latchkey.policy.rule.PolicyState;
import dev.latchkey.policy.rule.SomeConditions;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Whatever else a policy says: what it excludes is let in by it. */
class ExclusionPropertyTest {
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

    private static PolicySet withConditions(PolicySet set, UnaryOperator<Conditions> change) {
        List<Policy> policies = set.policies().stream()
                .map(policy -> new Policy(
                        policy.id(), policy.name(), PolicyState.ON, change.apply(policy.conditions()), policy.effect()))
                .toList();
        return new PolicySet(set.tenant(), set.version(), set.locations(), policies);
    }
}
