package dev.latchkey.credential.verification;

import dev.latchkey.credential.throttle.Throttle;
import dev.latchkey.events.Event;
import dev.latchkey.events.RecordedAttributes;
import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInRecorded;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of every attempt, whatever kind it is of: look up, collect attributes, evaluate policies, check, record. Nothing
 * is answered before it is on the record; what cannot be put there, or cannot be decided, is a temporary failure: never
 * "accepted", and never "wrong password".
 */
final class AttemptPipeline {
    private static final Logger LOG = LoggerFactory.getLogger(AttemptPipeline.class);

    private final CredentialLookup lookup;
    private final PolicyDecisionPoint policies;
    private final Throttle throttle;
    private final AttemptEvents events;
    private final AttemptRecorder recorder;
    private final AcceptedSignInEffects effects;
    private final DoorWarnings warnings;
    private final Clock clock;

    AttemptPipeline(
            CredentialLookup lookup,
            PolicyDecisionPoint policies,
            Throttle throttle,
            AttemptEvents events,
            AttemptRecorder recorder,
            AcceptedSignInEffects effects,
            DoorWarnings warnings,
            Clock clock) {
        this.lookup = lookup;
        this.policies = policies;
        this.throttle = throttle;
        this.events = events;
        this.recorder = recorder;
        this.effects = effects;
        this.warnings = warnings;
        this.clock = clock;
    }

    /** Decides one attempt and puts it on the record. Never fails, and never waits. */
    CompletableFuture<AttemptOutcome> run(AttemptKind kind, Attempt attempt) {
        if (!policies.ready()) {
            attempt.typed().close();
            return CompletableFuture.completedFuture(new AttemptOutcome.TemporaryFailure());
        }
        return CompletableFuture.completedFuture(attempt)
                .thenCompose(this::lookUp)
                .thenCompose(found -> evaluatePolicies(kind, attempt, found))
                .thenCompose(context -> record(context, RefusalCheck.firstAgainst(context)))
                .exceptionallyCompose(failure -> undecided(kind, attempt, failure));
    }

    private CompletableFuture<LookupResult> lookUp(Attempt attempt) {
        return lookup.find(attempt.login(), attempt.typed().read());
    }

    /** With the attributes that they ask for. */
    private CompletableFuture<AuthenticationContext> evaluatePolicies(
            AttemptKind kind, Attempt attempt, LookupResult found) {
        return policies.decide(attempt, found)
                .thenCompose(decision -> heldBack(kind, attempt, found, decision)
                        .thenApply(held -> new AuthenticationContext(kind, attempt, found, held, decision)));
    }

    private CompletableFuture<Boolean> heldBack(
            AttemptKind kind, Attempt attempt, LookupResult found, PolicyDecision decision) {
        return switch (kind) {
            case HELD_BACK -> CompletableFuture.completedFuture(true);
            case SIGN_IN -> throttle.holdsBack(found.origin(attempt), decision.at());
            case ACCESS_DECISION -> CompletableFuture.completedFuture(false);
        };
    }

    private CompletableFuture<AttemptOutcome> record(AuthenticationContext context, SignInReason reason) {
        Event event = events.of(context, reason);
        Consumer<AttemptOutcome> effect = effects.of(context, reason);
        context.attempt().typed().close();
        if (event instanceof SignInRecorded signIn) {
            throttle.saw(RecordedAttributes.of(signIn), context.decision().at());
        }
        CompletableFuture<AttemptOutcome> outcome =
                recorder.record(context.attempt(), event, context.decision().at(), id -> context.outcome(reason, id));
        outcome.thenAccept(told -> {
            effect.accept(told);
            warnings.of(told, context.attempt(), context.found());
        });
        return outcome;
    }

    private CompletableFuture<AttemptOutcome> undecided(AttemptKind kind, Attempt attempt, Throwable failure) {
        attempt.typed().close();
        LOG.atWarn()
                .addKeyValue("kind", kind)
                .addKeyValue("frontDoor", attempt.door().id())
                .addKeyValue("cause", failure.toString())
                .log("attempt could not be decided");
        return switch (kind) {
            case SIGN_IN, HELD_BACK -> recordUndecided(attempt);
            case ACCESS_DECISION -> CompletableFuture.completedFuture(new AttemptOutcome.TemporaryFailure());
        };
    }

    private CompletableFuture<AttemptOutcome> recordUndecided(Attempt attempt) {
        warnings.ofAny(attempt);
        return recorder.record(
                attempt,
                events.undecided(attempt),
                clock.instant(),
                id -> attempt.permittedAtDoor()
                        ? new AttemptOutcome.TemporaryFailure()
                        : new AttemptOutcome.NotPermitted(id));
    }
}
