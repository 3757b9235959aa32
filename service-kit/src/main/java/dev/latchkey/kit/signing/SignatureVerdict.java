package dev.latchkey.kit.signing;

/** What became of looking at an event's signature. */
public enum SignatureVerdict {
    /** It comes from the service that sends such events, as it was sent, and stands where it was put. */
    AUTHENTIC,
    /** It has no signature. */
    UNSIGNED,
    /** It says that it comes from somebody who does not send such events, or stands on a topic where they do not belong. */
    WRONG_SOURCE,
    /** It names a key that is not known here. */
    UNKNOWN_KEY,
    /** It is not what was signed: changed, moved, renumbered or made up. */
    BAD_SIGNATURE
}
