package dev.latchkey.credential.existence;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How strangers are told without asking the database.
 *
 * @param atMost     memory for what there is, two bytes for each entry, and as much again while all is read anew; none is a
 *     sixteenth of the heap, {@code LATCHKEY_EXISTENCE_AT_MOST}
 * @param seenWithin how long an attempt may wait until all is seen that came about before it; then the database is asked
 * @param lookEvery  how often is looked whether all is to be read anew
 * @param again      how long is waited with that where it would not help
 */
@ConfigurationProperties("latchkey.existence")
record ExistenceSettings(
        @DefaultValue("0B") DataSize atMost,
        @DefaultValue("200ms") Duration seenWithin,
        @DefaultValue("2s") Duration lookEvery,
        @DefaultValue("10m") Duration again) {
    ExistenceSettings {
        if (atMost.isNegative()) {
            throw new IllegalArgumentException("latchkey.existence.at-most: " + atMost + " (expected: >= 0B)");
        }
        if (seenWithin.isNegative() || seenWithin.isZero()) {
            throw new IllegalArgumentException("latchkey.existence.seen-within: " + seenWithin + " (expected: > PT0S)");
        }
    }

    /** What one filter may take. */
    long bytes() {
        return atMost.toBytes() == 0 ? Runtime.getRuntime().maxMemory() / 16 : atMost.toBytes();
    }
}
