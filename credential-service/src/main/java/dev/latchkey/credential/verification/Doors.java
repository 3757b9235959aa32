package dev.latchkey.credential.verification;

import dev.latchkey.credential.door.FrontDoor;
import dev.latchkey.credential.nearcache.NearCache;
import dev.latchkey.policy.network.IpAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Tells front doors by their keys. */
public final class Doors {
    private final NearCache<String, FrontDoor> byKey;
    private final Duration readWithin;

    Doors(NearCache<String, FrontDoor> byKey, Duration readWithin) {
        this.byKey = byKey;
        this.readWithin = readWithin;
    }

    /** Who is calling; fails where that cannot be found out right now. */
    public CompletableFuture<Visitor> identify(@Nullable String key, IpAddress peer) {
        if (key == null || key.isBlank()) {
            return CompletableFuture.completedFuture(new Visitor.Stranger());
        }
        FrontDoor remembered = byKey.ifTrusted(key);
        if (remembered != null) {
            return CompletableFuture.completedFuture(visitor(remembered, peer));
        }
        return byKey.load(key)
                .timeout(readWithin)
                .map(found -> found.map(door -> visitor(door, peer)).orElseGet(Visitor.Stranger::new))
                .toFuture()
                .thenApply(Objects::requireNonNull);
    }

    private static Visitor visitor(FrontDoor door, IpAddress peer) {
        return door.mayConnectFrom(peer) ? new Visitor.Known(door) : new Visitor.Elsewhere(door);
    }

    /** Who calls the front-door listener. */
    public sealed interface Visitor {
        /** A registered door. */
        record Known(FrontDoor door) implements Visitor {}

        /** A registered door's key, from where that door is not. */
        record Elsewhere(FrontDoor door) implements Visitor {}

        /** No key, or one that is nobody's. */
        record Stranger() implements Visitor {}
    }
}
