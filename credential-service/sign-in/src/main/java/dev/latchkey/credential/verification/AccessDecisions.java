package dev.latchkey.credential.verification;

import java.util.concurrent.CompletableFuture;

/** Where services ask that find out by themselves who somebody is. */
@FunctionalInterface
public interface AccessDecisions {
    /**
     * Decides by the account and conditional access alone, and puts it on the record. Never fails: see
     * {@link AttemptOutcome.TemporaryFailure}.
     *
     * @param attempt without a secret
     */
    CompletableFuture<AttemptOutcome> decide(Attempt attempt);
}
