package dev.latchkey.policies.editing;

import dev.latchkey.kit.web.ProblemException;
import dev.latchkey.policies.rules.Change;
import dev.latchkey.policies.rules.TenantRules;
import dev.latchkey.policies.storing.RuleVersions;
import dev.latchkey.policies.storing.StoredRules;
import dev.latchkey.policies.storing.TenantRuleDocuments;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Carries an edit through: waits for its turn, reads the rules, edits them, writes them if they are still the same, starts
 * over if another replica was faster; then has the events sent and waits for it a moment.
 */
public final class WriteRules {
    private static final Logger LOG = LoggerFactory.getLogger(WriteRules.class);
    private static final int ATTEMPTS = 20;

    private final TenantRuleDocuments documents;
    private final RuleVersions versions;
    private final PolicySettings settings;
    private final Turns turns = new Turns();

    WriteRules(TenantRuleDocuments documents, RuleVersions versions, PolicySettings settings) {
        this.documents = documents;
        this.versions = versions;
        this.settings = settings;
    }

    /** Carries it through, or tells why it cannot be. */
    public <T> Mono<Written<T>> write(String tenant, Function<TenantRules, Change<T>> edit) {
        return stored(tenant, edit)
                .flatMap(change -> published(tenant).map(published -> new Written<>(change.rule(), published)));
    }

    private <T> Mono<Change<T>> stored(String tenant, Function<TenantRules, Change<T>> edit) {
        return turns.take(tenant, attempted(tenant, edit));
    }

    private <T> Mono<Change<T>> attempted(String tenant, Function<TenantRules, Change<T>> edit) {
        return Mono.defer(() -> documents.load(tenant))
                .flatMap(stored -> store(stored, edit))
                .retryWhen(Retry.backoff(ATTEMPTS, Duration.ofMillis(5))
                        .maxBackoff(Duration.ofMillis(150))
                        .jitter(0.9)
                        .filter(Overtaken.class::isInstance)
                        .onRetryExhaustedThrow((retry, signal) -> ProblemException.unavailable(
                                "Too many rules are being written at the same time. Nothing was changed; try again.")));
    }

    private <T> Mono<Change<T>> store(StoredRules stored, Function<TenantRules, Change<T>> edit) {
        Change<T> change = edit.apply(stored.rules());
        if (change.isNothing()) {
            return Mono.just(change);
        }
        if (stored.waitingBytes() > settings.maxWaiting().toBytes()) {
            return Mono.error(ProblemException.unavailable(
                    "Too many changes wait for the broker. Nothing was changed; try again when it is back."));
        }
        return versions.keep(change.before())
                .then(Mono.defer(() -> documents.save(change.before().version(), change.after(), change.events())))
                .flatMap(saved -> saved ? Mono.just(change) : Mono.error(new Overtaken()));
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
