package dev.latchkey.credential.verification;

import dev.latchkey.credential.throttle.Throttle;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;

/** Sends attempts to sign in through the pipeline. */
final class SignInAuthenticator implements Authenticator {
    private final AttemptPipeline pipeline;
    private final CredentialLookup lookup;
    private final Throttle throttle;
    private final AttemptLimit limit;
    private final DoorWarnings warnings;
    private final Clock clock;

    SignInAuthenticator(
            AttemptPipeline pipeline,
            CredentialLookup lookup,
            Throttle throttle,
            AttemptLimit limit,
            DoorWarnings warnings,
            Clock clock) {
        this.pipeline = pipeline;
        this.lookup = lookup;
        this.throttle = throttle;
        this.limit = limit;
        this.warnings = warnings;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<AttemptOutcome> decide(Attempt attempt) {
        return limit.decide(attempt, () -> pipeline.run(AttemptKind.SIGN_IN, attempt));
    }

    @Override
    public CompletableFuture<AttemptOutcome> heldBack(Attempt attempt) {
        return limit.decide(attempt, () -> pipeline.run(AttemptKind.HELD_BACK, attempt));
    }

    @Override
    public CompletableFuture<Boolean> holdsBack(Attempt attempt) {
        warnings.ofAny(attempt);
        return attempt.permittedAtDoor()
                ? limit.within(
                        () -> lookup.find(attempt.login(), attempt.typed().read())
                                .thenCompose(found -> holdsBack(found, attempt)),
                        () -> false)
                : CompletableFuture.completedFuture(false);
    }

    /** As of any attempt: nothing is read of a login that is nobody's. */
    private CompletableFuture<Boolean> holdsBack(LookupResult found, Attempt attempt) {
        return attempt.door().maySpeakFor(found.tenantId())
                ? throttle.holdsBack(found.origin(attempt), clock.instant())
                : CompletableFuture.completedFuture(false);
    }
}
