package dev.latchkey.credential.frontdoor;

import org.jspecify.annotations.Nullable;

/** A front door and its keys: all that is kept of it. */
record RegisteredDoor(FrontDoor door, DoorKeys keys) {
    /** As it is found by the key of that hash; null where that is none of its keys. */
    @Nullable
    KeyedDoor keyedBy(String hash) {
        if (hash.equals(keys.newest())) {
            return new KeyedDoor(door, null);
        }
        return hash.equals(keys.previous()) ? new KeyedDoor(door, keys.previousEnds()) : null;
    }

    /** With other keys, which is a change of the door. */
    RegisteredDoor with(DoorKeys others) {
        return new RegisteredDoor(door.next(false, door.version() + 1), others);
    }

    /** Gone. */
    RegisteredDoor removed() {
        return new RegisteredDoor(door.next(true, door.version() + 1), keys.withoutPrevious());
    }

    /** The next of that id. */
    RegisteredDoor after(RegisteredDoor earlier) {
        return new RegisteredDoor(door.next(false, earlier.door.version() + 1), keys);
    }
}
