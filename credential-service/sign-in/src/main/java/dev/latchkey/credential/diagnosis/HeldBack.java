package dev.latchkey.credential.diagnosis;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why an attempt was held back.
 *
 * @param until absent where that is over
 */
record HeldBack(Cause cause, @Nullable Instant until) {
    /** Whose failures spent what there was. */
    enum Cause {
        /** Those of this account from that address. */
        OWN,
        /** Those of other accounts from that address. */
        SOURCE,
        /** Those of this account from other addresses. */
        ACCOUNT,
        /** Those of this account at a front door that tells no addresses. */
        DOOR,
        /** Not the account's own from that address; which others is not known any more. */
        OTHERS,
        /** Not known any more. */
        UNKNOWN
    }
}
