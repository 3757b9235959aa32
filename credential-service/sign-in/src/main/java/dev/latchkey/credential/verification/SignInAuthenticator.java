package dev.latchkey.credential.verification;

import dev.latchkey.credential.frontdoor.FrontDoor;
import dev.latchkey.credential.throttle.AttemptOrigin;
import dev.latchkey.credential.throttle.Throttle;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;

/** Sends attempts to sign in through the pipeline. */
final class SignInAuthenticator implements Authenticator {
    private final AttemptPipeline pipeline;
    private final CredentialLookup lookup;
    private final Throttle throttle;
    private final AttemptLimit limit;
    private final Clock clock;

    SignInAuthenticator(
            AttemptPipeline pipeline, CredentialLookup lookup, Throttle throttle, AttemptLimit limit, Clock clock) {
        this.pipeline = pipeline;
        this.lookup = lookup;
        this.throttle = throttle;
        this.limit = limit;
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
        return attempt.permittedAtDoor()
                ? limit.within(
                        () -> lookup.tenantOf(attempt.login()).thenCompose(tenant -> holdsBack(tenant, attempt)),
                        () -> false)
                : CompletableFuture.completedFuture(false);
    }

    private CompletableFuture<Boolean> holdsBack(String tenant, Attempt attempt) {
        FrontDoor door = attempt.door();
        return door.maySpeakFor(tenant)
                ? throttle.holdsBack(
                        new AttemptOrigin(tenant, attempt.login().value(), door.id(), attempt.address(), true),
                        clock.instant())
                : CompletableFuture.completedFuture(false);
    }
}
