package dev.latchkey.embedded;

import java.time.Duration;

/**
 * How an embedded database keeps what it was told.
 *
 * @param durability what a killed process may lose
 * @param dumpEvery how often a changed store is dumped; positive
 */
public record DatabaseOptions(Durability durability, Duration dumpEvery) {

    /** What may be lost when the process is killed. */
    public enum Durability {
        /** About the last second of writes. */
        SECOND,
        /** Nothing that was answered; several times slower, and the file grows quickly until the next start. */
        COMMIT_BEFORE_REPLY
    }

    /** Rejects a dump interval of nothing. */
    public DatabaseOptions {
        if (!dumpEvery.isPositive()) {
            throw new IllegalArgumentException("dumpEvery: " + dumpEvery + " (expected: > 0)");
        }
    }

    /** May lose the last second, dumps every ten minutes. */
    public static DatabaseOptions defaults() {
        return new DatabaseOptions(Durability.SECOND, DumpSchedule.USUAL_INTERVAL);
    }

    /** Loses nothing that was answered, dumps every ten minutes. */
    public static DatabaseOptions commitBeforeReply() {
        return new DatabaseOptions(Durability.COMMIT_BEFORE_REPLY, DumpSchedule.USUAL_INTERVAL);
    }
}
