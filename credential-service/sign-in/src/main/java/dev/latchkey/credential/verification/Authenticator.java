package dev.latchkey.credential.verification;

import java.util.concurrent.CompletableFuture;

/** Where attempts to sign in are decided, by whichever protocol they came. */
public interface Authenticator {
    /** Decides one attempt and puts it on the record. Never fails: see {@link AttemptOutcome.TemporaryFailure}. */
    CompletableFuture<AttemptOutcome> decide(Attempt attempt);

    /**
     * Whether an attempt would be held back, were it made now; never one that its door may not speak for, whosever it
     * is. Fails where that cannot be told.
     *
     * @param attempt without a secret
     */
    CompletableFuture<Boolean> holdsBack(Attempt attempt);

    /** Puts an attempt on the record that was held back at the door, so that its secret never came here. */
    CompletableFuture<AttemptOutcome> heldBack(Attempt attempt);
}
