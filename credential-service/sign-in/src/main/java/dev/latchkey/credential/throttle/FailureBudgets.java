package dev.latchkey.credential.throttle;

import dev.latchkey.events.RecordedAttributes;
import dev.latchkey.events.SignInReason;
import dev.latchkey.policy.network.IpAddress;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** How much has been failed: of each pair of login and address, each address, each login, and each login at a door. */
final class FailureBudgets {
    private final ThrottleKeys keys;
    private final CountedSecrets secrets;
    private final int budget;
    private final Backoff pairBackoff;
    private final Backoff sourceBackoff;
    private final FailureCounters pairs;
    private final FailureCounters sources;
    private final FailureCounters accounts;
    private final FailureCounters doors;

    FailureBudgets(ThrottleSettings settings, ThrottleKeys keys) {
        FailureWindow window = new FailureWindow(settings.window());
        this.keys = keys;
        this.secrets = new CountedSecrets(keys);
        this.budget = settings.accountBudget();
        this.pairBackoff = settings.backoff(settings.freeFailures());
        this.sourceBackoff = settings.backoff(settings.freeFromSource());
        this.pairs = new FailureCounters(window, pairBackoff.most(), settings.share(6));
        this.sources = new FailureCounters(window, sourceBackoff.most(), settings.share(2));
        this.accounts = new FailureCounters(window, budget, settings.share(4));
        this.doors = new FailureCounters(window, budget, settings.share(1));
    }

    /** Counts a refusal, once for each distinct secret. */
    void count(RecordedAttributes signIn, long at) {
        AttemptOrigin origin = AttemptOrigin.of(signIn);
        IpAddress address = origin.address();
        // What a door may not ask is no failure of the login: the door of one tenant cannot close another's account.
        boolean ofLogin = signIn.reason() != SignInReason.DOOR_NOT_ALLOWED;
        if (address != null) {
            sources.add(keys.source(origin, address), secrets.ofAnyLogin(signIn), at);
        }
        if (ofLogin && address != null) {
            pairs.add(keys.pair(origin, address), secrets.ofLogin(signIn), at);
            accounts.add(keys.account(origin), secrets.ofLogin(signIn), at);
        } else if (ofLogin) {
            doors.add(keys.door(origin), secrets.ofLogin(signIn), at);
        }
    }

    /** Forgets the failures of one that was let in: its own alone, not those of whoever attacks it from elsewhere. */
    void forgive(AttemptOrigin origin) {
        IpAddress address = origin.address();
        if (address == null) {
            doors.forget(keys.door(origin));
        } else {
            pairs.forget(keys.pair(origin, address));
        }
    }

    /** The longest hold; one from a familiar network is held back by its own failures alone. */
    Optional<Hold> hold(AttemptOrigin origin, boolean familiar, long now) {
        IpAddress address = origin.address();
        if (address == null) {
            return spent(Hold.Scope.DOOR, doors.count(keys.door(origin), now));
        }
        Optional<Hold> own = waits(Hold.Scope.PAIR, pairs.count(keys.pair(origin, address), now), pairBackoff, now);
        return familiar ? own : longest(own, bySource(origin, address, now), byAccount(origin, now));
    }

    private Optional<Hold> bySource(AttemptOrigin origin, IpAddress address, long now) {
        return waits(Hold.Scope.SOURCE, sources.count(keys.source(origin, address), now), sourceBackoff, now);
    }

    private Optional<Hold> byAccount(AttemptOrigin origin, long now) {
        return spent(Hold.Scope.ACCOUNT, accounts.count(keys.account(origin), now));
    }

    @SafeVarargs
    private static Optional<Hold> longest(Optional<Hold>... holds) {
        return Stream.of(holds).flatMap(Optional::stream).max(Comparator.comparing(Hold::until));
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
