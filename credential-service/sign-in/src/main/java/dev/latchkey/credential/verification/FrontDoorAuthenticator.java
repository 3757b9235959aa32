package dev.latchkey.credential.verification;

import dev.latchkey.credential.existence.Existence;
import dev.latchkey.credential.frontdoor.FrontDoor;
import dev.latchkey.credential.frontdoor.FrontDoors;
import dev.latchkey.credential.nearcache.NearCache;
import dev.latchkey.credential.nearcache.ReadThrough;
import dev.latchkey.policy.network.IpAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Tells front doors by their keys. For one that is nobody's, the database is not asked. */
public final class FrontDoorAuthenticator {
    private final NearCache<String, FrontDoor> byKey;
    private final ReadThrough readThrough;
    private final Existence existence;

    FrontDoorAuthenticator(NearCache<String, FrontDoor> byKey, ReadThrough readThrough, Existence existence) {
        this.byKey = byKey;
        this.readThrough = readThrough;
        this.existence = existence;
    }

    /** Who is calling; fails where that cannot be found out right now. */
    public CompletableFuture<DoorAuthentication> identify(@Nullable String key, IpAddress peer) {
        if (key == null || key.isBlank()) {
            return CompletableFuture.completedFuture(new DoorAuthentication.Unknown());
        }
        FrontDoor remembered = byKey.ifTrusted(key);
        return readThrough.get(
                remembered == null ? null : authentication(remembered, peer),
                () -> read(key).map(found -> authentication(found, peer)));
    }

    private Mono<Optional<FrontDoor>> read(String key) {
        return existence.check().doorKey(FrontDoors.keyHash(key), Optional.empty(), () -> byKey.load(key));
    }

    private static DoorAuthentication authentication(Optional<FrontDoor> found, IpAddress peer) {
        return found.map(door -> authentication(door, peer)).orElseGet(DoorAuthentication.Unknown::new);
    }

    private static DoorAuthentication authentication(FrontDoor door, IpAddress peer) {
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

        /** No key, or one that is nobody's. */
        record Unknown() implements DoorAuthentication {}
    }
}
