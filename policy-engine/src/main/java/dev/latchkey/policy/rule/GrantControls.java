package dev.latchkey.policy.rule;

import static dev.latchkey.policy.problem.InvalidValueException.check;

import java.time.Duration;
import java.util.Optional;

/**
 * What a sign-in must satisfy to be let in: all of it, at least one thing.
 *
 * @param pinnedNetwork the app password is restricted to networks, its own or the one it is pinned to
 * @param tlsAtLeast    the connection has this version of TLS, or a newer one
 * @param expiryWithin  the app password ends by itself, at most this long after it was issued
 * @param activated     the app password has been used before: where this policy does not apply, for a first use here is refused
 */
public record GrantControls(
        boolean pinnedNetwork, Optional<TlsVersion> tlsAtLeast, Optional<Duration> expiryWithin, boolean activated) {
    /** @throws dev.latchkey.policy.problem.InvalidValueException where nothing is asked for */
    public GrantControls {
        boolean something = pinnedNetwork || activated || tlsAtLeast.isPresent() || expiryWithin.isPresent();
        check(something, "", "empty", "at least one of pinnedNetwork, tlsAtLeast, expiryWithin, activated");
        expiryWithin.ifPresent(each -> check(each.isPositive(), "expiryWithin", each, "more than PT0S"));
    }
}
