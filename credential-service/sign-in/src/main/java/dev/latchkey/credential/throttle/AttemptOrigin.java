package dev.latchkey.credential.throttle;

import dev.latchkey.events.RecordedAttributes;
import dev.latchkey.policy.network.IpAddress;
import dev.latchkey.policy.problem.InvalidValueException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is said to sign in, and from where.
 *
 * @param frontDoor  that tells of it
 * @param address    of the client; absent where the door does not tell
 * @param hasAccount false where the login is known to be nobody's, so that nothing need be read about it
 */
public record AttemptOrigin(
        String tenant,
        String login,
        String frontDoor,
        @Nullable IpAddress address,
        boolean hasAccount) {
    static AttemptOrigin of(RecordedAttributes signIn) {
        return new AttemptOrigin(
                signIn.tenant(),
                signIn.login(),
                signIn.frontDoor(),
                address(signIn.address()).orElse(null),
                true);
    }

    private static Optional<IpAddress> address(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(IpAddress::parse);
        } catch (InvalidValueException unreadable) {
            return Optional.empty();
        }
    }
}
