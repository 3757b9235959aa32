package dev.latchkey.credential.throttle;

import dev.latchkey.events.RecordedAttributes;
import dev.latchkey.policy.network.IpAddress;
import java.util.Optional;

/** How much has been failed: of each pair of login and address, each address, each login, and each login at a door. */
final class FailureBudgets {
    private final ThrottleKeys keys;
    private final CountedSecrets secrets;
    private final HoldRules rules;
    private final FailureCounters pairs;
    private final FailureCounters sources;
    private final FailureCounters accounts;
    private final FailureCounters doors;
    private final SharedHolds shared;

    FailureBudgets(ThrottleSettings settings, ThrottleKeys keys) {
        this.keys = keys;
        this.secrets = new CountedSecrets(keys);
        this.rules = new HoldRules(settings);
        this.pairs = counters(Hold.Scope.PAIR, settings.share(5));
        this.sources = counters(Hold.Scope.SOURCE, settings.share(2));
        this.accounts = counters(Hold.Scope.ACCOUNT, settings.share(4));
        this.doors = counters(Hold.Scope.DOOR, settings.share(1));
        this.shared = new SharedHolds(settings.share(1));
    }

    private FailureCounters counters(Hold.Scope scope, long bytes) {
        return new FailureCounters(rules.window(), rules.most(scope), bytes);
    }

    private FailureCounters counters(Hold.Scope scope) {
        return switch (scope) {
            case PAIR -> pairs;
            case SOURCE -> sources;
            case ACCOUNT -> accounts;
            case DOOR -> doors;
        };
    }

    /** Counts a refusal, once for each distinct secret. */
    void count(RecordedAttributes signIn, long at) {
        CountedFailure.of(signIn, keys, secrets)
                .forEach(each -> counters(each.scope()).add(each.key(), each.secret(), at));
    }

    /** Takes note of what was decided of all that every replica has seen. */
    void decided(HoldDecision decision) {
        boolean newest = shared.decided(decision);
        if (newest && decision.isForgiveness()) {
            counters(decision.scope()).forget(decision.key());
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
            return hold(Hold.Scope.DOOR, keys.door(origin), now);
        }
        Optional<Hold> own = hold(Hold.Scope.PAIR, keys.pair(origin, address), now);
        return familiar
                ? own
                : longer(
                        longer(own, hold(Hold.Scope.SOURCE, keys.source(origin, address), now)),
                        hold(Hold.Scope.ACCOUNT, keys.account(origin), now));
    }

    private Optional<Hold> hold(Hold.Scope scope, ThrottleKey key, long now) {
        return longer(rules.hold(scope, counters(scope).count(key, now), now), shared.hold(scope, key, now));
    }

    private static Optional<Hold> longer(Optional<Hold> one, Optional<Hold> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return one.get().until().isBefore(other.get().until()) ? other : one;
    }
}
