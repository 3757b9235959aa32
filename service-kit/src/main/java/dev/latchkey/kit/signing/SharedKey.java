package dev.latchkey.kit.signing;

import java.security.GeneralSecurityException;
import java.security.Key;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key that services share: makes codes by HMAC-SHA-256 (RFC 2104), for any number of threads. */
final class SharedKey {
    private static final String ALGORITHM = "HmacSHA256";

    /** Keying one costs as much as using it, and so does copying one; they are not thread-safe. */
    private final ThreadLocal<Mac> macs;

    SharedKey(byte[] bytes) {
        Key key = new SecretKeySpec(bytes, ALGORITHM);
        this.macs = ThreadLocal.withInitial(() -> keyed(key));
    }

    byte[] code(SignedContent message) {
        Mac mac = macs.get();
        // One that failed half-way would go on in the next.
        mac.reset();
        message.giveTo(mac::update);
        return mac.doFinal();
    }

    private static Mac keyed(Key key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }
}
