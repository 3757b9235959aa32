package dev.latchkey.credential.throttle;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long failures hold back, by whose they are. */
final class HoldRules {
    private final FailureWindow window;
    private final Duration longest;
    private final int budget;
    private final Backoff pairBackoff;
    private final Backoff sourceBackoff;

    HoldRules(ThrottleSettings settings) {
        this.window = new FailureWindow(settings.window());
        this.longest = settings.window();
        this.budget = settings.accountBudget();
        this.pairBackoff = settings.backoff(settings.freeFailures());
        this.sourceBackoff = settings.backoff(settings.freeFromSource());
    }

    FailureWindow window() {
        return window;
    }

    /** How long a failure counts. */
    Duration longest() {
        return longest;
    }

    /** The failures of one after which one more changes nothing. */
    int most(Hold.Scope scope) {
        return switch (scope) {
            case PAIR -> pairBackoff.most();
            case SOURCE -> sourceBackoff.most();
            case ACCOUNT, DOOR -> budget;
        };
    }

    /** What so many failures come to. */
    Optional<Hold> hold(Hold.Scope scope, FailureCount failures, long now) {
        return switch (scope) {
            case PAIR -> waits(scope, failures, pairBackoff, now);
            case SOURCE -> waits(scope, failures, sourceBackoff, now);
            case ACCOUNT, DOOR -> spent(scope, failures);
        };
    }

    private static Optional<Hold> waits(Hold.Scope scope, FailureCount failures, Backoff backoff, long now) {
        long until = failures.last() + backoff.wait(failures.atLast());
        return now < until ? Optional.of(new Hold(scope, Instant.ofEpochMilli(until))) : Optional.empty();
    }

    private Optional<Hold> spent(Hold.Scope scope, FailureCount failures) {
        return failures.now() < budget
                ? Optional.empty()
                : Optional.of(new Hold(scope, Instant.ofEpochMilli(failures.over())));
    }
}
