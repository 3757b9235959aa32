package dev.latchkey.credential.apppassword;

import dev.latchkey.credential.lastuse.LastUse;
import dev.latchkey.policy.network.Cidr;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an app password is pinned, and how far that has come.
 *
 * @param learnsUntil of one that learns and was used, when its networks are proposed
 * @param seen        of one that learns, where it was used
 * @param proposed    the same, once it has been watched for long enough and is not pinned yet
 */
record NetworkPinView(
        NetworkPin.Mode mode,
        @Nullable Instant learnsUntil,
        @Nullable List<String> seen,
        @Nullable List<String> proposed) {

    static @Nullable NetworkPinView of(AppPassword password, Instant now, @Nullable LastUse use) {
        NetworkPin pin = password.pin();
        if (pin == null || pin.mode() == NetworkPin.Mode.FIRST_NETWORK) {
            return pin == null ? null : new NetworkPinView(pin.mode(), null, null, null);
        }
        List<String> seen =
                use == null ? null : use.networks().stream().map(Cidr::toString).toList();
        Instant until = pin.learnsUntil(password.activatedAt()).orElse(null);
        boolean due = until != null
                && !now.isBefore(until)
                && password.networks().isEmpty()
                && seen != null
                && !seen.isEmpty();
        return new NetworkPinView(pin.mode(), until, seen, due ? seen : null);
    }
}
