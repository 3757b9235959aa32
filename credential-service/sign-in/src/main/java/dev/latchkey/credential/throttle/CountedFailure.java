package dev.latchkey.credential.throttle;

import dev.latchkey.events.RecordedAttributes;
import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInResult;
import dev.latchkey.policy.network.IpAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * A refusal as it counts for one key.
 *
 * @param secret what tells it from others of that key
 */
record CountedFailure(Hold.Scope scope, ThrottleKey key, int secret) {
    /** What an attempt counts for; nothing where it was let in, not decided, or not looked at. */
    static List<CountedFailure> of(RecordedAttributes signIn, ThrottleKeys keys, CountedSecrets secrets) {
        // What was held back was not looked at: if it counted, whoever is held back would hold themselves.
        if (signIn.result() != SignInResult.REFUSED || signIn.reason() == SignInReason.THROTTLED) {
            return List.of();
        }
        AttemptOrigin origin = AttemptOrigin.of(signIn);
        IpAddress address = origin.address();
        // What a door may not ask is no failure of the login: the door of one tenant cannot close another's account.
        boolean ofLogin = signIn.reason() != SignInReason.DOOR_NOT_ALLOWED;
        List<CountedFailure> counted = new ArrayList<>(3);
        if (address != null) {
            counted.add(
                    new CountedFailure(Hold.Scope.SOURCE, keys.source(origin, address), secrets.ofAnyLogin(signIn)));
        }
        if (ofLogin && address != null) {
            int secret = secrets.ofLogin(signIn);
            counted.add(new CountedFailure(Hold.Scope.PAIR, keys.pair(origin, address), secret));
            counted.add(new CountedFailure(Hold.Scope.ACCOUNT, keys.account(origin), secret));
        } else if (ofLogin) {
            counted.add(new CountedFailure(Hold.Scope.DOOR, keys.door(origin), secrets.ofLogin(signIn)));
        }
        return counted;
    }
}
