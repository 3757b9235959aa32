package dev.latchkey.policies.backtest;

import dev.latchkey.events.CredentialAtSignIn;
import dev.latchkey.events.PolicyDefinition;
import dev.latchkey.events.SignInFacts;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.policies.rules.Rule;
import dev.latchkey.policies.rules.TenantRuleSet;
import dev.latchkey.policy.rule.Risk;
import dev.latchkey.policy.rule.SecretForm;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the record of a sign-in tells, and what it does not: how often an app password was used, nowhere; some facts, in
 * some records. A back-test that guessed at these would say something false with great precision.
 */
final class RecordedContext {
    private RecordedContext() {}

    /**
     * Refuses a policy that no record can decide.
     *
     * @param field of the request that speaks of it
     * @throws ProblemException naming what it asks
     */
    static void check(String field, PolicyDefinition policy) {
        if (policy.rate() != null) {
            throw ProblemException.badField(
                    field + ".rate", "present", "absent: the record of sign-ins does not tell how often");
        }
    }

    /** What is not told by a record with these facts. */
    static Set<OptionalAttribute> missing(@Nullable SignInFacts facts) {
        if (facts == null) {
            return EnumSet.allOf(OptionalAttribute.class);
        }
        EnumSet<OptionalAttribute> missing = EnumSet.noneOf(OptionalAttribute.class);
        CredentialAtSignIn credential = facts.credential();
        addIf(facts.groups() == null, OptionalAttribute.GROUPS, missing);
        addIf(credential == null || form(credential).isEmpty(), OptionalAttribute.CREDENTIAL, missing);
        addIf(credential == null || credential.idleSince() == null, OptionalAttribute.LAST_USE, missing);
        addIf(risk(facts).isEmpty(), OptionalAttribute.RISK, missing);
        return missing;
    }

    /** The risk that the facts tell of; empty where it is a word of a newer release. */
    static Optional<Risk> risk(@Nullable SignInFacts facts) {
        return facts == null
                ? Optional.empty()
                : Arrays.stream(Risk.values())
                        .filter(each -> each.wireName().equals(facts.risk()))
                        .findFirst();
    }

    /** How long the secret was; empty where it is not told, or in a word of a newer release. */
    static Optional<SecretForm> form(CredentialAtSignIn credential) {
        return Arrays.stream(SecretForm.values())
                .filter(each -> each.wireName().equals(credential.form()))
                .findFirst();
    }

    /** The rules without those policies that a record which misses these facts cannot decide. */
    static TenantRuleSet decidable(TenantRuleSet rules, Set<OptionalAttribute> missing) {
        return rules.only(policy -> policy.rate() == null && Collections.disjoint(asked(policy), missing));
    }

    /** What is asked by the policies that decide otherwise, or may, by the one rules than by the other. */
    static Set<OptionalAttribute> askedByWhatDiffers(TenantRuleSet now, TenantRuleSet then) {
        boolean sameLocations =
                now.locations().definitions().equals(then.locations().definitions());
        Predicate<PolicyDefinition> differs =
                policy -> !sameLocations && policy.conditions().locations() != null;
        EnumSet<OptionalAttribute> asked = EnumSet.noneOf(OptionalAttribute.class);
        Stream.concat(differing(now, then, differs), differing(then, now, differs))
                .forEach(policy -> asked.addAll(asked(policy)));
        return asked;
    }

    private static Stream<PolicyDefinition> differing(
            TenantRuleSet some, TenantRuleSet others, Predicate<PolicyDefinition> anyway) {
        List<PolicyDefinition> same = others.policies().definitions();
        return some.policies().all().stream()
                .map(Rule::definition)
                .filter(policy -> anyway.test(policy) || !same.contains(policy));
    }

    private static Set<OptionalAttribute> asked(PolicyDefinition policy) {
        EnumSet<OptionalAttribute> asked = EnumSet.noneOf(OptionalAttribute.class);
        PolicyDefinition.Conditions conditions = policy.conditions();
        PolicyDefinition.CredentialConditions credential = conditions.credential();
        PolicyDefinition.GrantControls controls = policy.grantControls();
        addIf(conditions.groups() != null, OptionalAttribute.GROUPS, asked);
        addIf(conditions.risk() != null, OptionalAttribute.RISK, asked);
        addIf(credential != null || (controls != null && ofCredential(controls)), OptionalAttribute.CREDENTIAL, asked);
        addIf(credential != null && credential.idleFor() != null, OptionalAttribute.LAST_USE, asked);
        return asked;
    }

    private static boolean ofCredential(PolicyDefinition.GrantControls controls) {
        return controls.pinnedNetwork() != null || controls.expiryWithin() != null || controls.activated() != null;
    }

    private static void addIf(boolean so, OptionalAttribute fact, Set<OptionalAttribute> facts) {
        if (so) {
            facts.add(fact);
        }
    }
}
