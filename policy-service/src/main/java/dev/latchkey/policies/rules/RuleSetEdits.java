package dev.latchkey.policies.rules;

import dev.latchkey.events.Actor;
import dev.latchkey.events.Event;
import dev.latchkey.events.PolicyProposalChanged;
import dev.latchkey.events.PolicySnapshotPublished;
import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.policy.draft.NamedLocationDraft;
import dev.latchkey.policy.draft.PolicyDraft;
import dev.latchkey.policy.problem.InvalidValueException;
import dev.latchkey.policy.rule.PolicySet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Edits of all rules of a tenant at once, by one author at one moment. Pure, as {@link RuleEdits} are. */
public record RuleSetEdits(RuleLimits limits, Actor author, Instant now) {

    /**
     * Puts these in the place of all rules, as one new version. A rule that says the same as before keeps its version; where all
     * do, nothing changes.
     */
    public RuleChange<TenantRuleSet> replace(
            TenantRuleSet before,
            List<@Nullable NamedLocationDraft> locations,
            List<@Nullable PolicyDraft> policies,
            EditPrecondition seen) {
        if (!seen.holds(before.version())) {
            throw ProblemException.stale(
                    "The rules have changed since (their ETag is now \"" + before.version() + "\"). Read them again.");
        }
        check(RuleKind.NAMED_LOCATION, locations);
        check(RuleKind.POLICY, policies);
        PolicySet valid = valid(before, new RuleDrafts(locations, policies));
        return change(
                before,
                before.next(
                        rules(RuleKind.NAMED_LOCATION, before, valid.locations(), RuleDefinitions::of),
                        rules(RuleKind.POLICY, before, valid.policies(), RuleDefinitions::of),
                        now,
                        author));
    }

    /** The rules of an earlier version, as a new one. */
    public RuleChange<TenantRuleSet> restore(TenantRuleSet before, TenantRuleSet earlier, EditPrecondition seen) {
        RuleDrafts drafts = RuleDrafts.of(earlier);
        return replace(before, drafts.locations(), drafts.policies(), seen);
    }

    /**
     * Carries out what was proposed, by this author, of the rules as they were then.
     *
     * @param proposed the rules as they are to become
     * @throws ProblemException 409 where they are no longer those that it is a change of
     */
    public RuleChange<TenantRuleSet> carryOut(TenantRuleSet before, TenantRuleSet proposed, ChangeApproval approval) {
        if (before.version() != proposed.version() - 1) {
            throw ProblemException.conflict("The rules have changed since this was proposed (they were at version "
                    + (proposed.version() - 1) + " and are at " + before.version() + "). Propose it again.");
        }
        TenantRuleSet after = proposed.approved(approval, now);
        List<Event> events = told(before, after);
        events.addFirst(new PolicyProposalChanged(
                after.tenant(), approval.proposal(), "approved", before.version(), author, approval.by()));
        return new RuleChange<>(before, after, whole(after), events);
    }

    private <D, T> void check(RuleKind<D, T> kind, List<@Nullable D> drafts) {
        if (drafts.size() > kind.most(limits)) {
            throw ProblemException.badField(kind.list(), drafts.size() + " of them", "at most " + kind.most(limits));
        }
        for (int i = 0; i < drafts.size(); i++) {
            D draft = drafts.get(i);
            if (draft != null) {
                check(kind, draft, kind.list() + "[" + i + "].");
            }
        }
    }

    private <D, T> void check(RuleKind<D, T> kind, D draft, String path) {
        try {
            kind.check(draft, limits);
        } catch (ProblemException wrong) {
            throw ProblemException.badFields(wrong.fields().stream()
                    .map(each -> new FieldProblem(path + each.field(), each.given(), each.expected()))
                    .toList());
        }
    }

    private static PolicySet valid(TenantRuleSet before, RuleDrafts drafts) {
        try {
            return drafts.set(before.tenant(), before.version() + 1).toPolicySet();
        } catch (InvalidValueException invalid) {
            throw ProblemException.badFields(invalid.problems().stream()
                    .map(each -> new FieldProblem(each.path(), each.given(), each.expected()))
                    .toList());
        }
    }

    private static <T, S> Rules<T> rules(
            RuleKind<?, T> kind, TenantRuleSet before, List<S> valid, Function<S, T> definition) {
        List<Rule<T>> rules = valid.stream()
                .map(definition)
                .map(each -> rule(kind, before, each))
                .toList();
        checkNames(kind, rules);
        return new Rules<>(rules);
    }

    private static <T> Rule<T> rule(RuleKind<?, T> kind, TenantRuleSet before, T definition) {
        String id = kind.id(definition);
        Optional<Rule<T>> same =
                kind.of(before).find(id).filter(old -> old.definition().equals(definition));
        return same.orElseGet(() -> new Rule<>(id, kind.name(definition), before.version() + 1, definition));
    }

    private static <T> void checkNames(RuleKind<?, T> kind, List<Rule<T>> rules) {
        List<String> seen = new ArrayList<>();
        for (Rule<T> rule : rules) {
            String name = rule.name().strip().toLowerCase(Locale.ROOT);
            if (seen.contains(name)) {
                throw ProblemException.badField(
                        kind.list() + "[" + seen.size() + "].name",
                        rule.name(),
                        "a name that " + kind.list() + "[" + seen.indexOf(name) + "] has not taken");
            }
            seen.add(name);
        }
    }

    private RuleChange<TenantRuleSet> change(TenantRuleSet before, TenantRuleSet after) {
        boolean same = before.locations().equals(after.locations())
                && before.policies().equals(after.policies());
        if (same) {
            return RuleChange.nothing(before, whole(before));
        }
        return new RuleChange<>(before, after, whole(after), told(before, after));
    }

    private List<Event> told(TenantRuleSet before, TenantRuleSet after) {
        List<Event> events = new ArrayList<>();
        tell(RuleKind.NAMED_LOCATION, before, after, events);
        tell(RuleKind.POLICY, before, after, events);
        if (!before.settings().equals(after.settings())) {
            events.add(TenantSettingsEdits.told(after, author));
        }
        PolicySnapshotPublished snapshot = after.snapshot();
        limits.check(snapshot);
        events.add(snapshot);
        return events;
    }

    private <T> void tell(RuleKind<?, T> kind, TenantRuleSet before, TenantRuleSet after, List<Event> events) {
        kind.of(after).all().stream()
                .filter(rule -> rule.version() == after.version())
                .forEach(rule -> events.add(kind.changed(after.tenant(), rule, author)));
        var kept = kind.of(after).all().stream().map(Rule::id).collect(Collectors.toSet());
        kind.of(before).all().stream()
                .filter(rule -> !kept.contains(rule.id()))
                .forEach(rule -> events.add(kind.removed(after.tenant(), rule.id(), after.version(), author)));
    }

    private static Rule<TenantRuleSet> whole(TenantRuleSet rules) {
        return new Rule<>(rules.tenant(), "all rules", rules.version(), rules);
    }
}
