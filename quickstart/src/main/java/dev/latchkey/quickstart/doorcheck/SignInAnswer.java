package dev.latchkey.quickstart.doorcheck;

/** What a client hears of its sign-in. */
enum SignInAnswer {
    ACCEPTED,
    REFUSED,
    TEMPORARY
}
