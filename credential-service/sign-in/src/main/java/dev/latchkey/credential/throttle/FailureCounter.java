package dev.latchkey.credential.throttle;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** The failures of one source, one account, or one pair of them. A wrong secret that is repeated counts once. */
final class FailureCounter {
    private static final int MOST_REMEMBERED = 256;

    private final Set<Object> seen = new HashSet<>();
    private int count;
    private Instant last = Instant.MIN;
    private Instant waitUntil = Instant.MIN;

    /** @param what tells this wrong secret, of this account, from others */
    synchronized void add(Object what, Instant now, int free, ThrottleSettings settings) {
        forgetOld(now, settings.window());
        if (!seen.add(what)) {
            return;
        }
        if (seen.size() > MOST_REMEMBERED) {
            seen.clear();
        }
        last = now;
        count++;
        if (count > free) {
            waitUntil = now.plus(wait(count - free - 1, settings));
        }
    }

    private static Duration wait(int doublings, ThrottleSettings settings) {
        Duration wait =
                doublings >= 20 ? settings.longestWait() : settings.firstWait().multipliedBy(1L << doublings);
        return wait.compareTo(settings.longestWait()) > 0 ? settings.longestWait() : wait;
    }

    private void forgetOld(Instant now, Duration window) {
        if (last != Instant.MIN && last.plus(window).isBefore(now)) {
            clear();
        }
    }

    synchronized boolean waits(Instant now) {
        return now.isBefore(waitUntil);
    }

    synchronized boolean atLeast(int budget, Instant now, Duration window) {
        forgetOld(now, window);
        return count >= budget;
    }

    synchronized Instant waitsUntil() {
        return waitUntil;
    }

    /** When the last of them stops to count, unless there are more. */
    synchronized Instant forgottenAt(Duration window) {
        return last == Instant.MIN ? last : last.plus(window);
    }

    synchronized void clear() {
        seen.clear();
        count = 0;
        waitUntil = Instant.MIN;
    }
}
