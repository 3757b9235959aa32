package dev.latchkey.policies.rules;

import dev.latchkey.events.Actor;
import dev.latchkey.events.PolicySettingsChanged;
import dev.latchkey.events.PolicySnapshotPublished;
import dev.latchkey.kit.problem.ProblemException;
import java.time.Instant;
import java.util.List;

/** Edits of a tenant's settings by one author at one moment. Pure, as {@link RuleEdits} are. */
public record TenantSettingsEdits(RuleLimits limits, Actor author, Instant now) {

    /** Puts these in the place of the settings; the same again change nothing. */
    public RuleChange<TenantSettings> replace(TenantRuleSet before, TenantSettingsDraft draft, EditPrecondition seen) {
        long version = before.settings().version();
        if (!seen.holds(version)) {
            throw ProblemException.stale(
                    "The settings have changed since (their ETag is now \"" + version + "\"). Read them again.");
        }
        TenantSettings settings = draft.settings(before.version() + 1);
        if (before.settings().sameAs(settings)) {
            return RuleChange.nothing(before, rule(before.settings()));
        }
        TenantRuleSet after = before.next(settings, now, author);
        PolicySnapshotPublished snapshot = after.snapshot();
        limits.check(snapshot);
        return new RuleChange<>(before, after, rule(settings), List.of(told(after, author), snapshot));
    }

    static PolicySettingsChanged told(TenantRuleSet after, Actor author) {
        TenantSettings settings = after.settings();
        return new PolicySettingsChanged(
                after.tenant(), settings.fourEyes(), settings.staleness(), after.version(), author);
    }

    private static Rule<TenantSettings> rule(TenantSettings settings) {
        return new Rule<>("settings", "settings", settings.version(), settings);
    }
}
