package dev.latchkey.credential.verification;

import java.util.concurrent.CompletableFuture;

/** Where services ask that find out by themselves who somebody is. */
@FunctionalInterface
public interface AccessDecisions {
    /**
     * Judges by conditional access alone, and puts it on the record. Never fails: see {@link AccessDecision.TemporaryFailure}.
     *
     * @param attempt without a secret
     */
    CompletableFuture<AccessDecision> decide(Attempt attempt);
}
