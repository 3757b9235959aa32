package dev.latchkey.kit.key;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How often tokens may have keys read again: whoever sends rubbish must not make us ask somebody else for each. */
final class RefreshLimit {
    private static final int MOST = 6;
    private static final Duration WITHIN = Duration.ofMinutes(1);

    private final Deque<Instant> taken = new ArrayDeque<>();

    synchronized boolean take(Instant now) {
        while (!taken.isEmpty() && !taken.getFirst().isAfter(now.minus(WITHIN))) {
            taken.removeFirst();
        }
        return taken.size() < MOST && taken.add(now);
    }
}
