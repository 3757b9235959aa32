package dev.latchkey.credential.throttle;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much failing is put up with.
 *
 * @param freeFailures   of an account from one source, before it has to wait
 * @param freeFromSource of one source altogether, before it has to wait
 * @param firstWait      the first wait; each further failure doubles it
 * @param longestWait    where the doubling ends
 * @param accountBudget  failures of an account in {@code window} from unfamiliar networks, and of an account at a front
 *     door that tells no addresses; NIST SP 800-63B: at most 100
 * @param window         how long a failure counts
 * @param readWithin     how long the database may take to say whether a network is familiar
 * @param memory         what all counters take at most, {@code LATCHKEY_THROTTLE_MEMORY}; a sixteenth of the heap, and at
 *     most 1 GB, where it is not given
 */
@ConfigurationProperties("latchkey.throttle")
record ThrottleSettings(
        @DefaultValue("4") int freeFailures,
        @DefaultValue("30") int freeFromSource,
        @DefaultValue("1s") Duration firstWait,
        @DefaultValue("1h") Duration longestWait,
        @DefaultValue("100") int accountBudget,
        @DefaultValue("1h") Duration window,
        @DefaultValue("1s") Duration readWithin,
        @Nullable DataSize memory) {
    private static final int SHARES = 16;
    private static final long MOST = DataSize.ofGigabytes(1).toBytes();

    ThrottleSettings {
        check(accountBudget >= 1 && accountBudget <= 100, "account-budget", accountBudget, "1 to 100");
        check(freeFailures >= 0 && freeFailures <= 100, "free-failures", freeFailures, "0 to 100");
        check(freeFromSource >= 0 && freeFromSource <= 1000, "free-from-source", freeFromSource, "0 to 1000");
        check(firstWait.isPositive(), "first-wait", firstWait, "> 0");
        check(longestWait.compareTo(firstWait) >= 0, "longest-wait", longestWait, "at least first-wait");
        check(window.isPositive(), "window", window, "> 0");
        check(readWithin.isPositive(), "read-within", readWithin, "> 0");
        long bytes = bytes(memory);
        check(bytes > 0 && bytes <= MOST, "memory", bytes, "> 0 and at most 1GB");
    }

    private static long bytes(@Nullable DataSize memory) {
        return memory == null ? Math.min(MOST, Runtime.getRuntime().maxMemory() / SHARES) : memory.toBytes();
    }

    private static void check(boolean right, String key, Object given, String expected) {
        if (!right) {
            throw new IllegalArgumentException(
                    "latchkey.throttle." + key + ": " + given + " (expected: " + expected + ")");
        }
    }

    Backoff backoff(int free) {
        return new Backoff(free, firstWait, longestWait);
    }

    /** So many sixteenths of the memory, in bytes. */
    long share(int sixteenths) {
        return bytes(memory) / SHARES * sixteenths;
    }
}
