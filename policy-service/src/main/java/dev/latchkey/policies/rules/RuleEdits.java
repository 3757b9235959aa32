package dev.latchkey.policies.rules;

import dev.latchkey.events.Actor;
import dev.latchkey.events.Event;
import dev.latchkey.events.PolicySnapshotPublished;
import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * Edits of one kind of rule by one author at one moment. Pure: each method says what an edit of the rules that it is given amounts to, or
 * throws the {@link ProblemException} that tells the author why it cannot be.
 */
public record RuleEdits<D, T>(RuleKind<D, T> kind, RuleLimits limits, Actor author, Instant now) {

    /** Adds a rule; a draft without an id gets {@code freshId}. */
    public RuleChange<T> create(TenantRuleSet before, D draft, String freshId) {
        String given = kind.idOf(draft);
        String id = given == null ? freshId : given;
        if (kind.of(before).find(id).isPresent()) {
            throw taken("id", id, "an id that no other " + kind.noun() + " has");
        }
        checkRoom(before);
        return put(before, kind.withId(draft, id), id);
    }

    /** Puts a draft in the place of a rule. One that says the same again changes nothing. */
    public RuleChange<T> replace(TenantRuleSet before, String id, EditPrecondition seen, D draft) {
        Rule<T> old = found(before, id, seen);
        String given = kind.idOf(draft);
        if (given != null && !given.equals(id)) {
            throw ProblemException.badField("id", given, "as in the path, or left out; ids do not change");
        }
        RuleChange<T> change = put(before, kind.withId(draft, id), id);
        return change.rule().definition().equals(old.definition()) ? RuleChange.nothing(before, old) : change;
    }

    /** Removes a rule that no other needs. */
    public RuleChange<T> remove(TenantRuleSet before, String id, EditPrecondition seen) {
        Rule<T> old = found(before, id, seen);
        List<String> neededBy = kind.neededBy(before, id);
        if (!neededBy.isEmpty()) {
            throw ProblemException.conflict("The " + kind.noun() + " " + id + " is used by the policies " + neededBy
                    + ". Take it out of them first.");
        }
        TenantRuleSet after = kind.next(before, kind.of(before).without(id), now, author);
        return change(before, after, old, kind.removed(before.tenant(), id, after.version(), author));
    }

    private Rule<T> found(TenantRuleSet before, String id, EditPrecondition seen) {
        Rule<T> old = kind.of(before).find(id).orElseThrow(() -> ProblemException.notFound(kind.noun(), id));
        if (!seen.holds(old.version())) {
            throw ProblemException.stale("The " + kind.noun() + " " + id + " has changed since (its ETag is now \""
                    + old.version() + "\"). Read it again.");
        }
        return old;
    }

    private RuleChange<T> put(TenantRuleSet before, D draft, String id) {
        kind.check(draft, limits);
        T definition = new RuleCheck<>(kind, before).definition(draft, id);
        checkName(before, id, kind.name(definition));
        Rule<T> rule = new Rule<>(id, kind.name(definition), before.version() + 1, definition);
        TenantRuleSet after = kind.next(before, kind.of(before).with(rule), now, author);
        return change(before, after, rule, kind.changed(before.tenant(), rule, author));
    }

    private void checkName(TenantRuleSet before, String id, String name) {
        kind.of(before).namesake(id, name).ifPresent(other -> {
            throw taken("name", name, "a name that no other " + kind.noun() + " has; " + other.id() + " has this one");
        });
    }

    private void checkRoom(TenantRuleSet before) {
        int most = kind.most(limits);
        if (kind.of(before).all().size() >= most) {
            throw ProblemException.conflict(
                    "There is no room for another " + kind.noun() + " (expected: at most " + most + ").");
        }
    }

    private RuleChange<T> change(TenantRuleSet before, TenantRuleSet after, Rule<T> rule, Event fact) {
        PolicySnapshotPublished snapshot = after.snapshot();
        limits.check(snapshot);
        return new RuleChange<>(before, after, rule, List.of(fact, snapshot));
    }

    private static ProblemException taken(String field, String given, String expected) {
        FieldProblem problem = new FieldProblem(field, given, expected);
        String detail = field + ": " + problem.given() + " (expected: " + expected + ")";
        return new ProblemException(HttpStatus.CONFLICT, detail, List.of(problem));
    }
}
