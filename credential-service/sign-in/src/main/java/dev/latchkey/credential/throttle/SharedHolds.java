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
    private static final int BYTES_OF_ONE = KeySets.BYTES + 2 * Long.BYTES;

    private final Stripe[] stripes;

    SharedHolds(long bytes) {
        long holds = bytes / STRIPES / BYTES_OF_ONE;
        this.stripes = IntStream.range(0, STRIPES)
                .mapToObj(stripe -> new Stripe(holds))
                .toArray(Stripe[]::new);
    }

    /** The newest of a key is in force, whenever it is told; says whether this one is. */
    boolean decided(HoldDecision decision) {
        return stripe(decision.key()).decided(decision);
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
        /** Below zero where it was forgiven: that is remembered for as long as what it had been decided before. */
        private long[] untils = {};

        private long[] orders = {};

        Stripe(long atMost) {
            this.atMost = atMost;
        }

        synchronized long until(ThrottleKey key) {
            int place = keys == null ? -1 : keys.find(key);
            return place < 0 ? 0 : untils[place];
        }

        /** What ends first goes first. Of what was never held nothing need be remembered. */
        synchronized boolean decided(HoldDecision decision) {
            KeySets sets = keys == null ? make() : keys;
            int found = sets.find(decision.key());
            if (found >= 0 && orders[found] > decision.order()) {
                return false;
            }
            if (decision.isForgiveness()) {
                forgive(found, decision.order());
            } else {
                int place = found < 0 ? sets.leastWorth(decision.key(), each -> Math.abs(untils[each])) : found;
                sets.put(decision.key(), place);
                untils[place] = decision.until();
                orders[place] = decision.order();
            }
            return true;
        }

        private void forgive(int place, long order) {
            if (place >= 0) {
                untils[place] = -Math.abs(untils[place]);
                orders[place] = order;
            }
        }

        private KeySets make() {
            KeySets made = new KeySets(atMost);
            untils = new long[made.places()];
            orders = new long[made.places()];
            keys = made;
            return made;
        }
    }
}
