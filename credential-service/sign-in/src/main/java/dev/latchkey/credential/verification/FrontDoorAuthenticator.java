package dev.latchkey.credential.verification;

import dev.latchkey.credential.existence.Existence;
import dev.latchkey.credential.frontdoor.FrontDoor;
import dev.latchkey.credential.frontdoor.FrontDoors;
import dev.latchkey.credential.frontdoor.KeyedDoor;
import dev.latchkey.credential.nearcache.NearCache;
import dev.latchkey.credential.nearcache.ReadThrough;
import dev.latchkey.policy.network.IpAddress;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Tells front doors by their keys. For one that is nobody's, the database is not asked. */
public final class FrontDoorAuthenticator {
    private final NearCache<String, KeyedDoor> byKey;
    private final ReadThrough readThrough;
    private final Existence existence;
    private final InstantSource clock;

    FrontDoorAuthenticator(
            NearCache<String, KeyedDoor> byKey, ReadThrough readThrough, Existence existence, InstantSource clock) {
        this.byKey = byKey;
        this.readThrough = readThrough;
        this.existence = existence;
        this.clock = clock;
    }

    /** Who is calling; fails where that cannot be found out right now. */
    public CompletableFuture<DoorAuthentication> identify(@Nullable String key, IpAddress peer) {
        if (key == null || key.isBlank()) {
            return CompletableFuture.completedFuture(new DoorAuthentication.Unknown());
        }
        KeyedDoor remembered = byKey.ifTrusted(key);
        return readThrough.get(
                remembered == null ? null : authentication(remembered, peer),
                () -> read(key).map(found -> authentication(found, peer)));
    }

    private Mono<Optional<KeyedDoor>> read(String key) {
        return existence.check().doorKey(FrontDoors.keyHash(key), Optional.empty(), () -> byKey.load(key));
    }

    private DoorAuthentication authentication(Optional<KeyedDoor> found, IpAddress peer) {
        return found.map(door -> authentication(door, peer)).orElseGet(DoorAuthentication.Unknown::new);
    }

    /** What is remembered of a door may be older than the end of its key: that is asked each time. */
    private DoorAuthentication authentication(KeyedDoor found, IpAddress peer) {
        FrontDoor door = found.door();
        if (!found.isOpenBy(clock)) {
            return new DoorAuthentication.RotatedOut(door);
        }
        return door.mayConnectFrom(peer)
                ? new DoorAuthentication.Authenticated(door)
                : new DoorAuthentication.WrongSource(door);
    }

    /** Who calls the front-door listener. */
    public sealed interface DoorAuthentication {
        /** A registered door. */
        record Authenticated(FrontDoor door) implements DoorAuthentication {}

        /** A registered door's key, from where that door is not. */
        record WrongSource(FrontDoor door) implements DoorAuthentication {}

        /** The former key of a registered door, which works no more. */
        record RotatedOut(FrontDoor door) implements DoorAuthentication {}

        /** No key, or one that is nobody's. */
        record Unknown() implements DoorAuthentication {}
    }
}
