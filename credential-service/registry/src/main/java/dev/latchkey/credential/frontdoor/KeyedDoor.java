package dev.latchkey.credential.frontdoor;

import dev.latchkey.credential.memory.HeapBytes;
import dev.latchkey.credential.nearcache.Versioned;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * A front door as it was found by one of its keys.
 *
 * @param keyEnds when that key stops to be one; absent of the newest, which does not
 */
public record KeyedDoor(FrontDoor door, @Nullable Instant keyEnds) implements Versioned {
    /** Whether the key that it was found by is still one of its keys. */
    public boolean isOpenBy(InstantSource clock) {
        return keyEnds == null || clock.instant().isBefore(keyEnds);
    }

    @Override
    public String identity() {
        return door.identity();
    }

    @Override
    public long version() {
        return door.version();
    }

    @Override
    public int bytes() {
        return 2 * HeapBytes.OBJECT + door.bytes();
    }
}
