package dev.latchkey.credential.diagnosis;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.lastuse.LastUse;
import dev.latchkey.credential.throttle.AttemptOrigin;
import dev.latchkey.credential.throttle.Hold;
import dev.latchkey.credential.throttle.Throttle;
import dev.latchkey.events.SignInReason;
import dev.latchkey.policy.network.IpAddress;
import dev.latchkey.policy.problem.InvalidValueException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells why an attempt was held back: by the throttle while it lasts, later by the failures that are kept.
 *
 * @param failures of the account, newest first, whichever device's
 * @param uses     of all its app passwords, the last of each
 */
record HoldEvidence(Account account, List<Failure> failures, List<LastUse> uses, Throttle throttle, Instant now) {
    HeldBack of(Failure failure) {
        boolean lately = failure.at().plus(throttle.window()).isAfter(now);
        return (lately ? holdOf(failure) : Optional.<Hold>empty())
                .map(hold -> new HeldBack(cause(hold), hold.until()))
                .orElseGet(() -> new HeldBack(cause(failure), null));
    }

    private Optional<Hold> holdOf(Failure failure) {
        IpAddress address = address(failure).orElse(null);
        AttemptOrigin origin = new AttemptOrigin(account.tenant(), account.login(), failure.frontDoor(), address, true);
        return throttle.hold(origin, address != null && usedBefore(address), now);
    }

    private boolean usedBefore(IpAddress address) {
        return uses.stream().flatMap(use -> use.networks().stream()).anyMatch(network -> network.contains(address));
    }

    private static HeldBack.Cause cause(Hold hold) {
        return switch (hold.scope()) {
            case PAIR -> HeldBack.Cause.OWN;
            case SOURCE -> HeldBack.Cause.SOURCE;
            case ACCOUNT -> HeldBack.Cause.ACCOUNT;
            case DOOR -> HeldBack.Cause.DOOR;
        };
    }

    private HeldBack.Cause cause(Failure held) {
        if (address(held).isEmpty()) {
            return HeldBack.Cause.DOOR;
        }
        if (ownBefore(held) > throttle.freeFailures()) {
            return HeldBack.Cause.OWN;
        }
        return isAllKeptBefore(held) ? HeldBack.Cause.OTHERS : HeldBack.Cause.UNKNOWN;
    }

    /** How many different secrets were refused from the same address, in the time that counts. */
    private long ownBefore(Failure held) {
        return failures.stream()
                .filter(each -> counts(each.reason()) && Objects.equals(each.address(), held.address()))
                .filter(each -> each.at().isBefore(held.at()) && each.at().isAfter(since(held)))
                .map(HoldEvidence::secret)
                .distinct()
                .count();
    }

    private Instant since(Failure held) {
        return held.at().minus(throttle.window());
    }

    private static boolean counts(SignInReason reason) {
        return reason != SignInReason.THROTTLED && reason != SignInReason.TEMPORARY_FAILURE;
    }

    private static @Nullable String secret(Failure failure) {
        return failure.credential() == null ? failure.fingerprint() : failure.credential();
    }

    /** Where more happened than is kept, nobody can tell what was before. */
    private boolean isAllKeptBefore(Failure held) {
        return failures.size() < RecentFailures.KEPT || failures.getLast().at().isBefore(since(held));
    }

    private static Optional<IpAddress> address(Failure failure) {
        try {
            return Optional.ofNullable(failure.address()).map(IpAddress::parse);
        } catch (InvalidValueException unreadable) {
            return Optional.empty();
        }
    }
}
