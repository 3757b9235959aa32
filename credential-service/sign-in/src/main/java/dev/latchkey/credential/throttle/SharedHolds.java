package dev.latchkey.credential.throttle;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What has been decided of keys, of all that every replica has seen, within so many bytes. It grows with decisions, not
 * with attempts. What is pushed out gives an attacker more guesses.
 */
final class SharedHolds {
    private static final int STRIPES = 16;
    private static final int BYTES_OF_ONE = KeySets.BYTES + Long.BYTES;

    private final Stripe[] stripes;

    SharedHolds(long bytes) {
        long holds = bytes / STRIPES / BYTES_OF_ONE;
        this.stripes = IntStream.range(0, STRIPES)
                .mapToObj(stripe -> new Stripe(holds))
                .toArray(Stripe[]::new);
    }

    /** The newest of a key is in force. */
    void decided(HoldDecision decision) {
        stripe(decision.key()).decided(decision.key(), decision.until());
    }

    /** Until when a key is held back; empty where it is not. */
    Optional<Hold> hold(Hold.Scope scope, ThrottleKey key, long now) {
        long until = stripe(key).until(key);
        return now < until ? Optional.of(new Hold(scope, Instant.ofEpochMilli(until))) : Optional.empty();
    }

    private Stripe stripe(ThrottleKey key) {
        return stripes[(int) key.low() & STRIPES - 1];
    }

    /** A share of them, under one lock. It takes no memory before the first. */
    private static final class Stripe {
        private final long atMost;
        private @Nullable KeySets keys;
        private long[] untils = {};

        Stripe(long atMost) {
            this.atMost = atMost;
        }

        synchronized long until(ThrottleKey key) {
            int place = keys == null ? -1 : keys.find(key);
            return place < 0 ? 0 : untils[place];
        }

        /** What ends first goes first. */
        synchronized void decided(ThrottleKey key, long until) {
            KeySets sets = keys == null ? make() : keys;
            int place = sets.find(key);
            if (place < 0 && until != 0) {
                place = sets.leastWorth(key, each -> untils[each]);
                sets.put(key, place);
            }
            if (place >= 0) {
                untils[place] = until;
            }
        }

        private KeySets make() {
            KeySets made = new KeySets(atMost);
            untils = new long[made.places()];
            keys = made;
            return made;
        }
    }
}
