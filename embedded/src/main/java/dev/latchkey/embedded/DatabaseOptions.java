package dev.latchkey.embedded;

import java.time.Duration;

/**
 * How an embedded database keeps what it was told.
 *
 * @param durability what outlives what
 * @param copyEvery how often a copy of a changed store is made; positive
 */
public record DatabaseOptions(Durability durability, Duration copyEvery) {
    private static final Duration USUAL_INTERVAL = Duration.ofMinutes(10);

    /** What an answered write outlives. */
    public enum Durability {
        /** The process, whatever ends it. */
        PROCESS,
        /** The machine too: it is on the disk before the answer; those who write at the same time share a sync. */
        MACHINE
    }

    /** Rejects an interval of nothing. */
    public DatabaseOptions {
        if (!copyEvery.isPositive()) {
            throw new IllegalArgumentException("copyEvery: " + copyEvery + " (expected: > 0)");
        }
    }

    /** Answered writes outlive the process; a copy every ten minutes. */
    public static DatabaseOptions defaults() {
        return new DatabaseOptions(Durability.PROCESS, USUAL_INTERVAL);
    }

    /** Answered writes outlive the machine; a copy every ten minutes. */
    public static DatabaseOptions commitBeforeReply() {
        return new DatabaseOptions(Durability.MACHINE, USUAL_INTERVAL);
    }
}
