package dev.latchkey.credential.throttle;

import java.time.Instant;

/**
 * That an attempt has to wait, for what, and until when as far as this replica knows by now.
 *
 * @param until from then on the next one is looked at
 */
public record Hold(Scope scope, Instant until) {
    /** Whose failures spent what there was. */
    public enum Scope {
        /** Those of this login from this address. */
        PAIR,
        /** Those from this address, whosever login they named. */
        SOURCE,
        /** Those of this login, from wherever. */
        ACCOUNT,
        /** Those of this login at a front door that tells no addresses. */
        DOOR
    }
}
