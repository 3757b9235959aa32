package dev.latchkey.credential.frontdoor;

import java.util.List;
import java.util.stream.Stream;

/** What the registration of a front door means where that may surprise whoever registers it. */
final class DoorNotes {
    static final String WITHOUT_ADDRESSES =
            "Have this front door tell the client's address with each attempt. Where it does not, nobody can tell owners"
                    + " from those who guess: a login that meets too many refused secrets here is closed to everybody at"
                    + " this front door for up to an hour, and nowhere else; and no app password or policy that is bound"
                    + " to networks lets anybody in.";

    private DoorNotes() {}

    static final String UNUSED_BACKENDS =
            "Nobody is sent on to the backends of protocols that are not among those of this"
                    + " front door, and it is answered temporary for them: ";

    /** One that is bound to the addresses of its clients may not leave them out. */
    static List<String> of(FrontDoor door) {
        return Stream.concat(withoutAddresses(door), unusedBackends(door)).toList();
    }

    private static Stream<String> withoutAddresses(FrontDoor door) {
        return door.clientAddresses().isEmpty() ? Stream.of(WITHOUT_ADDRESSES) : Stream.empty();
    }

    private static Stream<String> unusedBackends(FrontDoor door) {
        List<String> unused = door.backends().keySet().stream()
                .filter(protocol -> !door.protocols().contains(protocol))
                .sorted()
                .toList();
        return unused.isEmpty() ? Stream.empty() : Stream.of(UNUSED_BACKENDS + String.join(", ", unused) + ".");
    }
}
