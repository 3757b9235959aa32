package dev.latchkey.credential.verification;

/** What an attempt asks for. */
enum AttemptKind {
    /** To be let in with an app password. */
    SIGN_IN,
    /** The same, but a door held it back that had asked before; its secret never came here. */
    HELD_BACK,
    /** Whether somebody may pass whom the door's service knows by itself: there is no secret. */
    ACCESS_DECISION
}
