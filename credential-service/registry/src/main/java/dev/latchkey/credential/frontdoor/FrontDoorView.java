package dev.latchkey.credential.frontdoor;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A front door as the API shows it.
 *
 * @param defaultDomain   of a login that names none; absent where there is none
 * @param netbiosDomains  domains by their NetBIOS names
 * @param notes           what the registration means, where that may surprise
 * @param keyRotatedAt    when its key took the place of another; absent of its first
 * @param previousKeyEnds when the key before stops to be one; absent where there is none, or none any more
 * @param key             in the answer that made it, and never again
 */
record FrontDoorView(
        String id,
        String name,
        Set<String> protocols,
        List<String> services,
        List<String> connectsFrom,
        List<String> clientAddresses,
        Set<String> tenants,
        Map<String, Backend> backends,
        @Nullable String defaultDomain,
        Map<String, String> netbiosDomains,
        List<String> notes,
        long version,
        @Nullable Instant keyRotatedAt,
        @Nullable Instant previousKeyEnds,
        @Nullable String key) {
    static FrontDoorView of(RegisteredDoor registered, @Nullable String key, Instant now) {
        FrontDoor door = registered.door();
        DoorKeys keys = registered.keys().at(now);
        return new FrontDoorView(
                door.id(),
                door.name(),
                door.protocols(),
                door.services(),
                door.connectsFrom().stream().map(Object::toString).toList(),
                door.clientAddresses().stream().map(Object::toString).toList(),
                door.tenants(),
                door.backends(),
                door.domains().usual(),
                door.domains().netbios(),
                DoorNotes.of(door),
                door.version(),
                keys.rotatedAt(),
                keys.previousEnds(),
                key);
    }

    @Override
    public String toString() {
        return "FrontDoor[" + id + "]";
    }
}
