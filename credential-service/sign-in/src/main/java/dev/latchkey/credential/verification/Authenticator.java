package dev.latchkey.credential.verification;

import dev.latchkey.credential.frontdoor.FrontDoor;
import dev.latchkey.credential.login.LoginName;
import dev.latchkey.policy.network.IpAddress;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Where attempts to sign in are decided, by whichever protocol they came. */
public interface Authenticator {
    /** Decides one attempt and puts it on the record. Never fails: see {@link AttemptOutcome.TemporaryFailure}. */
    CompletableFuture<AttemptOutcome> decide(Attempt attempt);

    /** Whether an attempt on this login would be held back, were it made at that door now; fails where that cannot be told. */
    CompletableFuture<Boolean> holdsBack(FrontDoor door, LoginName login, @Nullable IpAddress address);

    /** Puts an attempt on the record that was held back at the door, so that its secret never came here. */
    CompletableFuture<AttemptOutcome> heldBack(Attempt attempt);
}
