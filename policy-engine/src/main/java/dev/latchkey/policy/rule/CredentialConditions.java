package dev.latchkey.policy.rule;

import static dev.latchkey.policy.problem.InvalidValueException.check;

import dev.latchkey.policy.problem.Problems;
import java.time.Duration;
import java.util.Optional;

/**
 * What must be so of the app password that was recognised: all of it. Where none was recognised, nothing that is asked here
 * is so, but for what includes {@link Choice#ALL}.
 *
 * @param olderThan   since it was issued
 * @param idleFor     since it was last used, or since it was issued where it never was
 * @param noNetwork   it may be used from anywhere
 * @param noExpiry    it never ends by itself
 * @param pending     it has not been used before
 * @param form        how long its secret is
 * @param deviceKinds what sort of device it is for; one that says nothing is included by {@code all} only
 * @param labels      what its owner calls it, as patterns
 */
public record CredentialConditions(
        Optional<Duration> olderThan,
        Optional<Duration> idleFor,
        boolean noNetwork,
        boolean noExpiry,
        boolean pending,
        Optional<SecretForm> form,
        Choice deviceKinds,
        Patterns labels) {
    /** Every app password, and none. */
    public static final CredentialConditions NONE = new CredentialConditions(
            Optional.empty(), Optional.empty(), false, false, false, Optional.empty(), Choice.ANY, Patterns.ANY);

    private static final Duration LONGEST = Duration.ofDays(36_525);

    /** @throws dev.latchkey.policy.problem.InvalidValueException naming the elements */
    public CredentialConditions {
        Problems problems = new Problems();
        problems.read("olderThan", () -> positive(olderThan));
        problems.read("idleFor", () -> positive(idleFor));
        problems.throwIfAny();
    }

    private static Optional<Duration> positive(Optional<Duration> duration) {
        duration.ifPresent(each ->
                check(each.isPositive() && each.compareTo(LONGEST) <= 0, "", each, "more than PT0S, at most P36525D"));
        return duration;
    }
}
