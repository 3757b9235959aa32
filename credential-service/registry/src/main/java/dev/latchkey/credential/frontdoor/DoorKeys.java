package dev.latchkey.credential.frontdoor;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a front door, of each a hash: the newest, and the one before it for as long as both work.
 *
 * @param rotatedAt    when the newest took the place of another; absent of the first
 * @param previous     hash of the one before; absent where there is none, or none any more
 * @param previousEnds when that one stops to be a key; there exactly where it is
 */
record DoorKeys(
        String newest,
        @Nullable Instant rotatedAt,
        @Nullable String previous,
        @Nullable Instant previousEnds) {

    /** The first key of a door. */
    static DoorKeys first(String key) {
        return new DoorKeys(DoorKey.hash(key), null, null, null);
    }

    /** With a key that takes the newest's place; that one works on until then. */
    DoorKeys rotatedTo(String key, Instant at, Instant until) {
        String hash = DoorKey.hash(key);
        return until.isAfter(at) ? new DoorKeys(hash, at, newest, until) : new DoorKeys(hash, at, null, null);
    }

    /** The newest alone. */
    DoorKeys withoutPrevious() {
        return new DoorKeys(newest, rotatedAt, null, null);
    }

    /** Without a key that has stopped to be one. */
    DoorKeys at(Instant now) {
        return previousEnds == null || now.isBefore(previousEnds) ? this : withoutPrevious();
    }

    /** The newest first. */
    List<String> hashes() {
        return previous == null ? List.of(newest) : Stream.of(newest, previous).toList();
    }
}
