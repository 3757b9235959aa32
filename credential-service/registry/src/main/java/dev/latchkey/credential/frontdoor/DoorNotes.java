package dev.latchkey.credential.frontdoor;

import java.util.List;

/** What the registration of a front door means where that may surprise whoever registers it. */
final class DoorNotes {
    static final String WITHOUT_ADDRESSES =
            "Have this front door tell the client's address with each attempt. Where it does not, nobody can tell owners"
                    + " from those who guess: a login that meets too many refused secrets here is closed to everybody at"
                    + " this front door for up to an hour, and nowhere else; and no app password or policy that is bound"
                    + " to networks lets anybody in.";

    private DoorNotes() {}

    /** One that is bound to the addresses of its clients may not leave them out. */
    static List<String> of(FrontDoor door) {
        return door.clientAddresses().isEmpty() ? List.of(WITHOUT_ADDRESSES) : List.of();
    }
}
