package dev.latchkey.credential.lastuse;

import dev.latchkey.events.Envelope;
import dev.latchkey.events.SignInRecorded;
import reactor.core.publisher.Mono;

/** Is told of accepted sign-ins that may be the first with their app password; more than once for the same. */
@FunctionalInterface
public interface FirstUse {
    /** Takes note; completes when it is kept. */
    Mono<Void> of(Envelope<SignInRecorded> signIn);
}
