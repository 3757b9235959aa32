package dev.latchkey.credential.lastuse;

import dev.latchkey.events.Envelope;
import dev.latchkey.events.SignInRecorded;
import reactor.core.publisher.Mono;

/** Is told of accepted sign-ins that may be the first with their app password; more than once for the same. */
@FunctionalInterface
public interface FirstUse {
    /** Takes note; when it is kept, says whether further uses of it need not be told. */
    Mono<Boolean> of(Envelope<SignInRecorded> signIn);
}
