package dev.latchkey.policies.editing;

import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.retry.RetryPolicy;
import dev.latchkey.policies.rules.RuleChange;
import dev.latchkey.policies.rules.TenantRuleSet;
import dev.latchkey.policies.storing.RuleVersions;
import dev.latchkey.policies.storing.StoredRules;
import dev.latchkey.policies.storing.TenantRuleDocuments;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Carries an edit through: waits for its turn, reads the rules, edits them, writes them if they are still the same, starts
 * over if another replica was faster; then has the events sent and waits for it a moment.
 */
public final class WriteRules {
    private static final Logger LOG = LoggerFactory.getLogger(WriteRules.class);
    private static final RetryPolicy OVERTAKEN = new RetryPolicy(20, Duration.ofMillis(5), Duration.ofMillis(150), 0.9);

    private final TenantRuleDocuments documents;
    private final RuleVersions versions;
    private final PolicySettings settings;
    private final ProposeChange proposeChange;
    private final ImpactPreview impactPreview;
    private final TenantWriteLocks turns = new TenantWriteLocks();

    WriteRules(
            TenantRuleDocuments documents,
            RuleVersions versions,
            PolicySettings settings,
            ProposeChange proposeChange,
            ImpactPreview impactPreview) {
        this.documents = documents;
        this.versions = versions;
        this.settings = settings;
        this.proposeChange = proposeChange;
        this.impactPreview = impactPreview;
    }

    /** Carries it through, warns first where it would lock people out, has it wait for a second person where the tenant wants that, or tells why it cannot be. */
    public <T> Mono<WriteResult<T>> write(RuleAuthor writer, Function<TenantRuleSet, RuleChange<T>> edit) {
        String tenant = writer.tenant();
        return documents
                .load(tenant)
                .map(stored -> edit.apply(stored.rules()))
                .flatMap(change -> impactPreview.warn(change.before(), change.after(), writer))
                .then(Mono.defer(() -> writeUnwarned(tenant, edit)));
    }

    private <T> Mono<WriteResult<T>> writeUnwarned(String tenant, Function<TenantRuleSet, RuleChange<T>> edit) {
        return turns.take(tenant, attempted(tenant, stored -> {
                    RuleChange<T> change = edit.apply(stored.rules());
                    return stored.rules().settings().fourEyes() && !change.isNothing()
                            ? proposeChange.propose(change).<WriteResult<T>>map(WriteResult.Proposed::new)
                            : store(stored, change);
                }))
                .flatMap(written -> told(tenant, written));
    }

    /** Carries through what has been approved. */
    public <T> Mono<WriteResult<T>> carryOut(String tenant, Function<TenantRuleSet, RuleChange<T>> edit) {
        return turns.take(tenant, attempted(tenant, stored -> store(stored, edit.apply(stored.rules()))))
                .flatMap(written -> told(tenant, written));
    }

    private <T> Mono<WriteResult<T>> told(String tenant, WriteResult<T> written) {
        return switch (written) {
            case WriteResult.Done<T> done ->
                published(tenant).map(published -> new WriteResult.Done<>(done.rule(), published));
            case WriteResult.Proposed<T> proposed -> Mono.just(proposed);
        };
    }

    private <T> Mono<WriteResult<T>> attempted(String tenant, Function<StoredRules, Mono<WriteResult<T>>> attempt) {
        return Mono.defer(() -> documents.load(tenant))
                .flatMap(attempt)
                .retryWhen(OVERTAKEN.of(
                        Overtaken.class,
                        last -> ProblemException.unavailable(
                                "Too many rules are being written at the same time. Nothing was changed; try again.")));
    }

    private <T> Mono<WriteResult<T>> store(StoredRules stored, RuleChange<T> change) {
        WriteResult<T> written = new WriteResult.Done<>(change.rule(), false);
        if (change.isNothing()) {
            return Mono.just(written);
        }
        if (stored.waitingBytes() > settings.maxWaiting().toBytes()) {
            return Mono.error(ProblemException.unavailable(
                    "Too many changes wait for the broker. Nothing was changed; try again when it is back."));
        }
        return versions.keep(change.before())
                .then(Mono.defer(() -> documents.save(change.before().version(), change.after(), change.events())))
                .flatMap(saved -> saved ? Mono.just(written) : Mono.error(new Overtaken()));
    }

    /** The relay goes on when we no longer wait for it. */
    private Mono<Boolean> published(String tenant) {
        return Mono.defer(() -> Mono.fromFuture(documents.publish(tenant).toFuture(), true))
                .thenReturn(true)
                .timeout(settings.answerWithin())
                .onErrorResume(failure -> {
                    LOG.atWarn()
                            .addKeyValue("tenant", tenant)
                            .addKeyValue("cause", failure.toString())
                            .log("rules stored but not published; their events wait");
                    return Mono.just(false);
                });
    }

    /** Somebody else wrote between our reading and our writing. */
    private static final class Overtaken extends RuntimeException {
        Overtaken() {
            super(null, null, false, false);
        }
    }
}
