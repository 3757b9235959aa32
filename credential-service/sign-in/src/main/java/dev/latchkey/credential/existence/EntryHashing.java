package dev.latchkey.credential.existence;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 under a random key of this process: nobody outside can find names that are taken for ones that exist, and
 * what is found out about one replica is worth nothing at another, or after a restart.
 */
final class EntryHashing {
    private static final String ALGORITHM = "HmacSHA256";

    private final ThreadLocal<Mac> macs;

    private EntryHashing(SecretKeySpec key) {
        this.macs = ThreadLocal.withInitial(() -> mac(key));
    }

    static EntryHashing underRandomKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new EntryHashing(new SecretKeySpec(key, ALGORITHM));
    }

    EntryHash hash(ExistenceEntry entry) {
        ByteBuffer hash = ByteBuffer.wrap(macs.get().doFinal(entry.bytes()));
        return new EntryHash(hash.getLong(), hash.getLong());
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException failure) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, failure);
        }
    }
}
