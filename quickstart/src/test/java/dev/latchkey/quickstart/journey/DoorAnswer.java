package dev.latchkey.quickstart.journey;

/** What Latchkey can say about an attempt. */
sealed interface DoorAnswer {

    /** May pass, as this normalised login. */
    record Accepted(String login) implements DoorAnswer {}

    /** May not pass; no reason is given to a client. */
    record Refused() implements DoorAnswer {}

    /** Cannot be said now. */
    record Temporary() implements DoorAnswer {}
}
