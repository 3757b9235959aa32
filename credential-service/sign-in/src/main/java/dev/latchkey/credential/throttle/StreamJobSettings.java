package dev.latchkey.credential.throttle;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the job runs that decides of all sign-ins who is held back.
 *
 * @param directory of its stores, of this process alone, {@code LATCHKEY_THROTTLE_DIRECTORY}; empty: one that ends with the process
 * @param standbys  replicas that keep a store at hand beside the one in charge, {@code LATCHKEY_THROTTLE_STANDBYS}
 * @param memory    what the stores take outside of the heap, {@code LATCHKEY_THROTTLE_STORE_MEMORY}
 */
@ConfigurationProperties("latchkey.throttle.job")
record StreamJobSettings(
        @DefaultValue("") String directory,
        @DefaultValue("1") int standbys,
        @DefaultValue("32MB") DataSize memory) {
    private static final DataSize LEAST = DataSize.ofMegabytes(8);

    StreamJobSettings {
        if (standbys < 0 || standbys > 10) {
            throw new IllegalArgumentException("latchkey.throttle.job.standbys: " + standbys + " (expected: 0 to 10)");
        }
        if (memory.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException("latchkey.throttle.job.memory: " + memory.toBytes() + "B (expected: >= "
                    + LEAST.toMegabytes() + "MB)");
        }
    }
}
