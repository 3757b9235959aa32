package dev.latchkey.credential.throttle;

import dev.latchkey.events.RecordedAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Tells refused secrets apart. A wrong one has the 12 bits that are on its record, a recognised one 12 bits of a hash of
 * its app password: as many, so that neither meets another one more often, which would tell them apart.
 */
final class CountedSecrets {
    private static final int BITS = 0xFFF;

    private final ThrottleKeys keys;

    CountedSecrets(ThrottleKeys keys) {
        this.keys = keys;
    }

    /** Among those of one login. */
    int ofLogin(RecordedAttributes signIn) {
        String credential = signIn.credential();
        return credential == null
                ? wrong(signIn.secretFingerprint())
                : bits("credential", signIn.tenant(), signIn.login(), credential) & BITS;
    }

    /** Among those of all logins. */
    int ofAnyLogin(RecordedAttributes signIn) {
        return bits("login", signIn.tenant(), signIn.login()) + ofLogin(signIn) & FailureWindow.SECRETS;
    }

    private int wrong(@Nullable String fingerprint) {
        if (fingerprint == null) {
            return bits("none") & BITS;
        }
        try {
            return Integer.parseInt(fingerprint, 16) & BITS;
        } catch (NumberFormatException ofAnotherForm) {
            return bits("fingerprint", fingerprint) & BITS;
        }
    }

    private int bits(String... parts) {
        return (int) keys.hash(parts).low();
    }
}
