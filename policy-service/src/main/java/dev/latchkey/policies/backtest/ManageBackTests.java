package dev.latchkey.policies.backtest;

import dev.latchkey.events.EventJson;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.policies.rules.HypotheticalRules;
import dev.latchkey.policies.rules.RuleLimits;
import dev.latchkey.policies.rules.TenantRuleSet;
import dev.latchkey.policies.storing.BackTestJob;
import dev.latchkey.policies.storing.JobDocuments;
import dev.latchkey.policies.storing.JobState;
import dev.latchkey.policies.storing.StoredRules;
import dev.latchkey.policies.storing.TenantRuleDocuments;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import reactor.core.publisher.Mono;

/** Takes back-tests in, tells of them, and calls them off. Each belongs to a tenant; to others it does not exist. */
final class ManageBackTests {
    private final TenantRuleDocuments documents;
    private final JobDocuments jobs;
    private final BackTestRunner runner;
    private final BackTestSettings settings;
    private final RuleLimits limits;
    private final EventIds ids;
    private final Clock clock;

    ManageBackTests(
            TenantRuleDocuments documents,
            JobDocuments jobs,
            BackTestRunner runner,
            BackTestSettings settings,
            RuleLimits limits,
            EventIds ids,
            Clock clock) {
        this.documents = documents;
        this.jobs = jobs;
        this.runner = runner;
        this.settings = settings;
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
    }

    /** Begins one, once everything about it is known to be in order. */
    Mono<BackTestAnswer> start(Caller caller, BackTestRequest request) {
        Instant now = clock.instant();
        BackTestRequest asked = request.checked();
        return documents
                .load(caller.tenant())
                .map(StoredRules::rules)
                .flatMap(rules -> begin(rules, asked, judge(caller, rules, asked, now), now));
    }

    private BackTestEvaluator judge(Caller caller, TenantRuleSet rules, BackTestRequest asked, Instant now) {
        return asked.judge(
                rules,
                new HypotheticalRules(limits, caller.actor(), now, ids.next().toString()));
    }

    private Mono<BackTestAnswer> begin(
            TenantRuleSet rules, BackTestRequest asked, BackTestEvaluator judge, Instant now) {
        String question = EventJson.mapper().writeValueAsString(asked);
        BackTestJob job = BackTestJob.begun(ids.next().toString(), rules.tenant(), question, rules.version(), now);
        return kept(rules.tenant(), now)
                .doOnNext(this::checkRoom)
                .then(jobs.insert(job, settings.keep()))
                .then(Mono.fromSupplier(() -> {
                    runner.start(job, judge, now.minus(Duration.ofDays(asked.daysBack())));
                    return BackTestAnswer.of(job);
                }));
    }

    private Mono<List<BackTestJob>> kept(String tenant, Instant now) {
        return jobs.of(tenant, now)
                .map(each -> each.asOf(now, BackTestRunner.SILENCE))
                .collectList();
    }

    private void checkRoom(List<BackTestJob> all) {
        long running =
                all.stream().filter(each -> each.state() == JobState.RUNNING).count();
        if (running >= settings.maxRunning()) {
            throw ProblemException.tooMany(
                    running + " back-tests are running, and no more may at a time. Wait for one, or cancel it.");
        }
        if (all.size() >= settings.maxKept()) {
            throw ProblemException.tooMany(
                    all.size() + " back-tests are kept, and no more may be. Remove one that is done, or wait: "
                            + "each is forgotten " + settings.keep() + " after it has ended.");
        }
    }

    /** Those of the caller's tenant that are kept, the newest first, without what came of them. */
    Mono<Page<BackTestAnswer>> list(Caller caller, PageRequest page) {
        return kept(caller.tenant(), clock.instant())
                .map(all -> Page.slice(all, page, ManageBackTests::age, Comparator.reverseOrder())
                        .map(BackTestAnswer::of));
    }

    private static String age(BackTestJob job) {
        return "%016d/%s".formatted(job.startedAt().toEpochMilli(), job.id());
    }

    /** How one goes, or what came of it. */
    Mono<BackTestAnswer> find(Caller caller, String id) {
        return load(caller, id).map(BackTestAnswer::of);
    }

    /** Cancels one that is running; one that is not is forgotten. */
    Mono<Void> cancel(Caller caller, String id) {
        return load(caller, id).flatMap(job -> {
            BackTestJob cancelled = job.ended(JobState.CANCELLED, null, null);
            return job.state() == JobState.RUNNING
                    ? jobs.whileRunning(cancelled, settings.keep()).then()
                    : jobs.remove(job.tenant(), job.id()).then();
        });
    }

    private Mono<BackTestJob> load(Caller caller, String id) {
        return jobs.find(caller.tenant(), id)
                .map(job -> job.asOf(clock.instant(), BackTestRunner.SILENCE))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("back-test", id)));
    }
}
