package dev.latchkey.credential.verification;

import dev.latchkey.credential.frontdoor.FrontDoor;
import dev.latchkey.credential.login.LoginName;
import dev.latchkey.credential.throttle.AttemptOrigin;
import dev.latchkey.credential.throttle.Throttle;
import dev.latchkey.policy.network.IpAddress;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Sends attempts to sign in through the pipeline. */
final class SignInAuthenticator implements Authenticator {
    private final AttemptPipeline pipeline;
    private final CredentialLookup lookup;
    private final Throttle throttle;
    private final Clock clock;

    SignInAuthenticator(AttemptPipeline pipeline, CredentialLookup lookup, Throttle throttle, Clock clock) {
        this.pipeline = pipeline;
        this.lookup = lookup;
        this.throttle = throttle;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<AttemptOutcome> decide(Attempt attempt) {
        return pipeline.run(AttemptKind.SIGN_IN, attempt);
    }

    @Override
    public CompletableFuture<AttemptOutcome> heldBack(Attempt attempt) {
        return pipeline.run(AttemptKind.HELD_BACK, attempt);
    }

    @Override
    public CompletableFuture<Boolean> holdsBack(FrontDoor door, LoginName login, @Nullable IpAddress address) {
        return lookup.tenantOf(login)
                .thenCompose(tenant -> throttle.holdsBack(
                        new AttemptOrigin(tenant, login.value(), door.id(), address, true), clock.instant()));
    }
}
