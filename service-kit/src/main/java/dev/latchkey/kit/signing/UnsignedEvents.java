package dev.latchkey.kit.signing;

/** What becomes of events without a signature. */
public enum UnsignedEvents {
    /** They are dead letters. */
    REFUSE,
    /** They are taken: while an installation moves from a release that did not sign, and in no other case. */
    ACCEPT
}
