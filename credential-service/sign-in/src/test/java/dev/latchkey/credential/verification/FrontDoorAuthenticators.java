package dev.latchkey.credential.verification;

import dev.latchkey.credential.existence.Existence;
import dev.latchkey.credential.frontdoor.FrontDoor;
import dev.latchkey.credential.frontdoor.KeyedDoor;
import dev.latchkey.credential.memory.HeapBytes;
import dev.latchkey.credential.memory.MemoryBudget;
import dev.latchkey.credential.memory.MemoryShare;
import dev.latchkey.credential.nearcache.NearCache;
import dev.latchkey.credential.nearcache.ReadThrough;
import dev.latchkey.credential.nearcache.StreamFreshness;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Authenticators of front doors for the tests of other packages. */
public final class FrontDoorAuthenticators {
    private FrontDoorAuthenticators() {}

    /** One that knows these doors by their keys. */
    public static FrontDoorAuthenticator knowing(Map<String, FrontDoor> doors) {
        return new FrontDoorAuthenticator(
                new NearCache<>(
                        new StreamFreshness(Duration.ofSeconds(5), 1 << 20),
                        new MemoryBudget(1L << 30, new SimpleMeterRegistry()),
                        MemoryShare.FRONT_DOORS,
                        HeapBytes::of,
                        key -> Mono.justOrEmpty(doors.get(key)).map(door -> new KeyedDoor(door, null))),
                new ReadThrough(Duration.ofSeconds(5)),
                Existence.unknown(),
                InstantSource.system());
    }
}
