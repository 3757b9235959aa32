package dev.latchkey.credential.verification;

import dev.latchkey.credential.apppassword.AppPassword;
import reactor.core.publisher.Mono;

/** Suspends an app password: whoever changes app passwords provides it. */
@FunctionalInterface
public interface SuspendAppPassword {
    /** Suspends it where it can be used, as this service; empty where there was nothing to suspend. */
    Mono<AppPassword> suspend(String tenant, String credential, String reason);
}
