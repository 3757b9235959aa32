package dev.latchkey.policies.history;

import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.Cursor;
import dev.latchkey.kit.request.IfMatch;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import dev.latchkey.policies.editing.ImpactPreview;
import dev.latchkey.policies.editing.RuleAuthor;
import dev.latchkey.policies.editing.RuleReadAccess;
import dev.latchkey.policies.editing.WriteResult;
import dev.latchkey.policies.editing.WriteRules;
import dev.latchkey.policies.rules.RuleDifference;
import dev.latchkey.policies.rules.RuleDifferences;
import dev.latchkey.policies.rules.RuleLimits;
import dev.latchkey.policies.rules.RuleSetEdits;
import dev.latchkey.policies.rules.TenantRuleSet;
import dev.latchkey.policies.storing.RuleVersion;
import dev.latchkey.policies.storing.RuleVersions;
import dev.latchkey.policies.storing.StoredRules;
import dev.latchkey.policies.storing.TenantRuleDocuments;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Serves all rules at once, and the versions they had; always of the caller's own tenant. */
final class RuleHistory {
    private final TenantRuleDocuments documents;
    private final RuleVersions versions;
    private final WriteRules writing;
    private final ImpactPreview impactPreview;
    private final RuleLimits limits;
    private final Clock clock;

    RuleHistory(
            TenantRuleDocuments documents,
            RuleVersions versions,
            WriteRules writing,
            ImpactPreview impactPreview,
            RuleLimits limits,
            Clock clock) {
        this.documents = documents;
        this.versions = versions;
        this.writing = writing;
        this.impactPreview = impactPreview;
        this.limits = limits;
        this.clock = clock;
    }

    /** The rules as they are. */
    Mono<TenantRuleSet> current(Caller caller) {
        RuleReadAccess.check(caller);
        return documents.load(caller.tenant()).map(StoredRules::rules);
    }

    /** What a change of all rules would amount to; nothing is written. */
    Mono<ChangePlan> plan(Caller caller, SetRequest request) {
        RuleSetEdits edits = edits(caller);
        return current(caller).flatMap(before -> {
            TenantRuleSet after = request.change(edits, before, any -> true).after();
            List<RuleDifference> changes = RuleDifferences.between(before, after);
            return impactPreview
                    .of(before, after, RuleAuthor.of(caller, ""))
                    .map(impact -> new ChangePlan(before.version(), changes, impact));
        });
    }

    Mono<WriteResult<TenantRuleSet>> replace(Caller caller, String impact, IfMatch seen, SetRequest request) {
        RuleSetEdits edits = edits(caller);
        return writing.write(RuleAuthor.of(caller, impact), before -> request.change(edits, before, seen::holds));
    }

    /** The rules of an earlier version, as a new one. */
    Mono<WriteResult<TenantRuleSet>> restore(Caller caller, String impact, IfMatch seen, long version) {
        RuleSetEdits edits = edits(caller);
        return at(caller, version)
                .flatMap(earlier -> writing.write(
                        RuleAuthor.of(caller, impact), before -> edits.restore(before, earlier, seen::holds)));
    }

    /** That there were versions, the newest first. */
    Mono<Page<RuleVersion>> list(Caller caller, PageRequest page) {
        long before = page.cursor() == null ? Long.MAX_VALUE : page.cursor().number();
        return current(caller)
                .flatMapMany(now -> versions(now, before, page.fetch()))
                .take(page.fetch())
                .collectList()
                .map(found -> Page.of(found, page, last -> Cursor.after(Long.toString(last.version()))));
    }

    private Flux<RuleVersion> versions(TenantRuleSet now, long before, int limit) {
        Flux<RuleVersion> older = versions.before(now.tenant(), Math.min(before, now.version()), limit);
        return now.version() > 0 && now.version() < before ? older.startWith(version(now)) : older;
    }

    private static RuleVersion version(TenantRuleSet rules) {
        return new RuleVersion(
                rules.version(),
                rules.changedAt(),
                rules.changedBy(),
                rules.approval() == null ? null : rules.approval().by(),
                rules.snapshot().contentHash());
    }

    /** The rules as they were; those of version 0 are none. */
    Mono<TenantRuleSet> at(Caller caller, long version) {
        if (version == 0) {
            RuleReadAccess.check(caller);
            return Mono.just(TenantRuleSet.none(caller.tenant()));
        }
        return current(caller)
                .filter(now -> now.version() == version)
                .switchIfEmpty(versions.find(caller.tenant(), version))
                .switchIfEmpty(
                        Mono.error(() -> ProblemException.notFound("version of the rules", Long.toString(version))));
    }

    Mono<List<RuleDifference>> changes(Caller caller, long version, long since) {
        return Mono.zip(at(caller, since), at(caller, version), RuleDifferences::between);
    }

    /** To the millisecond, as the database keeps it: what is read back must make the same snapshot. */
    private RuleSetEdits edits(Caller caller) {
        caller.mustBe(Role.ADMIN);
        return new RuleSetEdits(limits, caller.actor(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
