package dev.latchkey.policies.history;

import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import dev.latchkey.kit.web.IfMatch;
import dev.latchkey.kit.web.ProblemException;
import dev.latchkey.policies.editing.Foresight;
import dev.latchkey.policies.editing.Readers;
import dev.latchkey.policies.editing.WriteRules;
import dev.latchkey.policies.editing.Writer;
import dev.latchkey.policies.editing.Written;
import dev.latchkey.policies.rules.Difference;
import dev.latchkey.policies.rules.Differences;
import dev.latchkey.policies.rules.Limits;
import dev.latchkey.policies.rules.SetEdits;
import dev.latchkey.policies.rules.TenantRules;
import dev.latchkey.policies.storing.RuleVersions;
import dev.latchkey.policies.storing.StoredRules;
import dev.latchkey.policies.storing.TenantRuleDocuments;
import dev.latchkey.policies.storing.Version;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Serves all rules at once, and the versions they had; always of the caller's own tenant. */
final class HistoryDesk {
    private final TenantRuleDocuments documents;
    private final RuleVersions versions;
    private final WriteRules writing;
    private final Foresight foresight;
    private final Limits limits;
    private final Clock clock;

    HistoryDesk(
            TenantRuleDocuments documents,
            RuleVersions versions,
            WriteRules writing,
            Foresight foresight,
            Limits limits,
            Clock clock) {
        this.documents = documents;
        this.versions = versions;
        this.writing = writing;
        this.foresight = foresight;
        this.limits = limits;
        this.clock = clock;
    }

    /** The rules as they are. */
    Mono<TenantRules> current(Caller caller) {
        Readers.check(caller);
        return documents.load(caller.tenant()).map(StoredRules::rules);
    }

    /** What a change of all rules would amount to; nothing is written. */
    Mono<Plan> plan(Caller caller, SetRequest request) {
        SetEdits edits = edits(caller);
        return current(caller).flatMap(before -> {
            TenantRules after = request.change(edits, before, any -> true).after();
            List<Difference> changes = Differences.between(before, after);
            return foresight
                    .of(before, after, Writer.of(caller, ""))
                    .map(impact -> new Plan(before.version(), changes, impact));
        });
    }

    Mono<Written<TenantRules>> replace(Caller caller, String impact, IfMatch seen, SetRequest request) {
        SetEdits edits = edits(caller);
        return writing.write(Writer.of(caller, impact), before -> request.change(edits, before, seen::holds));
    }

    /** The rules of an earlier version, as a new one. */
    Mono<Written<TenantRules>> restore(Caller caller, String impact, IfMatch seen, long version) {
        SetEdits edits = edits(caller);
        return at(caller, version)
                .flatMap(earlier -> writing.write(
                        Writer.of(caller, impact), before -> edits.restore(before, earlier, seen::holds)));
    }

    /** That there were versions, the newest first. */
    Flux<Version> list(Caller caller, long before, int limit) {
        return current(caller).flatMapMany(now -> {
            boolean first = now.version() > 0 && now.version() < before;
            Version newest = new Version(
                    now.version(),
                    now.changedAt(),
                    now.changedBy(),
                    now.approval() == null ? null : now.approval().by(),
                    now.snapshot().contentHash());
            Flux<Version> older = versions.before(caller.tenant(), Math.min(before, now.version()), limit);
            return (first ? older.startWith(newest) : older).take(limit);
        });
    }

    /** The rules as they were; those of version 0 are none. */
    Mono<TenantRules> at(Caller caller, long version) {
        if (version == 0) {
            Readers.check(caller);
            return Mono.just(TenantRules.none(caller.tenant()));
        }
        return current(caller)
                .filter(now -> now.version() == version)
                .switchIfEmpty(versions.find(caller.tenant(), version))
                .switchIfEmpty(
                        Mono.error(() -> ProblemException.notFound("version of the rules", Long.toString(version))));
    }

    Mono<List<Difference>> changes(Caller caller, long version, long since) {
        return Mono.zip(at(caller, since), at(caller, version), Differences::between);
    }

    /** To the millisecond, as the database keeps it: what is read back must make the same snapshot. */
    private SetEdits edits(Caller caller) {
        caller.mustBe(Role.ADMIN);
        return new SetEdits(limits, caller.actor(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
