package dev.latchkey.credential.throttle;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Of which logins and networks is remembered whether one was let in from the other, within so many bytes. What is not
 * remembered is in the database.
 */
final class RememberedNetworks {
    private static final int STRIPES = 16;
    private static final int BYTES_OF_ONE = KeySets.BYTES + Long.BYTES;
    /** One that was let in meanwhile by another replica is in the database, some seconds later. */
    private static final long UNFAMILIAR_FOR = Duration.ofSeconds(5).toMillis();

    private final Stripe[] stripes;

    RememberedNetworks(long bytes) {
        long networks = bytes / STRIPES / BYTES_OF_ONE;
        this.stripes = IntStream.range(0, STRIPES)
                .mapToObj(stripe -> new Stripe(networks))
                .toArray(Stripe[]::new);
    }

    /** Whether it is familiar; empty where that is not remembered. */
    Optional<Boolean> familiar(ThrottleKey key, long now) {
        return stripe(key).familiar(key, now);
    }

    /** @param now in milliseconds */
    void remember(ThrottleKey key, boolean familiar, long now) {
        stripe(key).remember(key, familiar ? now : -(now + UNFAMILIAR_FOR));
    }

    private Stripe stripe(ThrottleKey key) {
        return stripes[(int) key.low() & STRIPES - 1];
    }

    /** A share of them, under one lock. It takes no memory before the first. */
    private static final class Stripe {
        private final long atMost;
        private @Nullable KeySets keys;
        /** Above zero when a familiar one was seen; below zero until when one is taken for unfamiliar. */
        private long[] known = {};

        Stripe(long atMost) {
            this.atMost = atMost;
        }

        synchronized Optional<Boolean> familiar(ThrottleKey key, long now) {
            int place = keys == null ? -1 : keys.find(key);
            if (place < 0 || known[place] < 0 && -known[place] <= now) {
                return Optional.empty();
            }
            return Optional.of(known[place] > 0);
        }

        /** What is familiar never makes room for what is not. */
        synchronized void remember(ThrottleKey key, long value) {
            KeySets sets = keys == null ? make() : keys;
            int found = sets.find(key);
            int place = found < 0 ? sets.leastWorth(key, each -> known[each]) : found;
            if (value > 0 || known[place] <= 0) {
                sets.put(key, place);
                known[place] = value;
            }
        }

        private KeySets make() {
            KeySets made = new KeySets(atMost);
            known = new long[made.places()];
            keys = made;
            return made;
        }
    }
}
