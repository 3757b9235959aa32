package dev.latchkey.kit.consuming;

import java.time.Duration;

/**
 * That a record of a busy topic matters.
 *
 * @param key    what it is about: of several with one key the first and the newest are digested
 * @param within how long it may wait for that
 */
public record Interest(String key, Duration within) {
    /** Of a record that matters for two things: both keys have to be the same for it to be passed over. */
    public Interest and(Interest other) {
        return new Interest(key + "\n" + other.key, within.compareTo(other.within) < 0 ? within : other.within);
    }
}
