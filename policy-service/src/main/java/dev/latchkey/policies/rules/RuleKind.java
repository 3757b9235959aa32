package dev.latchkey.policies.rules;

import dev.latchkey.events.Actor;
import dev.latchkey.events.Event;
import dev.latchkey.policy.draft.NamedLocationDraft;
import dev.latchkey.policy.draft.PolicyDraft;
import dev.latchkey.policy.rule.PolicySet;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What named locations and policies do not have in common, so that everything else is written once.
 *
 * @param <D> as an administrator writes it, perhaps wrong
 * @param <T> as it is kept and published
 */
public sealed interface RuleKind<D, T> permits NamedLocationKind, PolicyKind {
    /** Named locations. */
    RuleKind<NamedLocationDraft, dev.latchkey.events.NamedLocationDefinition> NAMED_LOCATION = new NamedLocationKind();

    /** Policies. */
    RuleKind<PolicyDraft, dev.latchkey.events.PolicyDefinition> POLICY = new PolicyKind();

    /** What one is called in messages. */
    String noun();

    /** Where they are found: {@code /v1/named-locations}. */
    String path();

    /** The rules of this kind. */
    Rules<T> of(TenantRuleSet rules);

    /** The id in a draft, if there is one. */
    @Nullable
    String idOf(D draft);

    /** The draft under another id. */
    D withId(D draft, String id);

    /** The list that problems are found in, by the engine's account. */
    String list();

    /** How many there may be. */
    int most(RuleLimits limits);

    /** Checks that the engine leaves to us. */
    void check(D draft, RuleLimits limits);

    /** Everything, with one of this kind in place of another or added. */
    RuleDrafts with(RuleDrafts all, int place, D draft);

    /** The one at that place, once it is known to be in order. */
    T definition(PolicySet valid, int place);

    /** Its id. */
    String id(T definition);

    /** Its name. */
    String name(T definition);

    /** The next version. */
    TenantRuleSet next(TenantRuleSet before, Rules<T> changed, Instant at, Actor by);

    /** The names of the rules that need this one. */
    List<String> neededBy(TenantRuleSet rules, String id);

    /** The fact that it was created or changed. */
    Event changed(String tenant, Rule<T> rule, Actor by);

    /** The fact that it was removed. */
    Event removed(String tenant, String id, long version, Actor by);
}
