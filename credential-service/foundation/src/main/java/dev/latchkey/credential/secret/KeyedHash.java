package dev.latchkey.credential.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** HMAC-SHA-256 (RFC 2104) under one key. Each use is told apart by its first byte. */
final class KeyedHash {
    static final String ALGORITHM = "HmacSHA256";
    private static final byte VERIFIER = 1;
    private static final byte FINGERPRINT = 2;
    private static final byte PROOF = 3;
    private static final byte END = 0;

    /** Making a Mac costs twice as much as using one; they are not thread-safe. */
    private final ThreadLocal<Mac> macs;

    KeyedHash(SecretKey key) {
        this.macs = ThreadLocal.withInitial(() -> mac(key));
    }

    String verifier(String tenant, AppPasswordSecret secret) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash(tenant, secret));
    }

    /** The first 64 bits of the verifier. */
    long start(String tenant, AppPasswordSecret secret) {
        return ByteBuffer.wrap(hash(tenant, secret)).getLong();
    }

    private byte[] hash(String tenant, AppPasswordSecret secret) {
        Mac mac = macs.get();
        mac.update(VERIFIER);
        mac.update(tenant.getBytes(StandardCharsets.UTF_8));
        mac.update(END);
        return mac.doFinal(secret.letters());
    }

    String fingerprint(String tenant, String login, byte[] typed) {
        Mac mac = macs.get();
        mac.update(FINGERPRINT);
        for (String part : new String[] {tenant, login}) {
            mac.update(part.getBytes(StandardCharsets.UTF_8));
            mac.update(END);
        }
        byte[] hash = mac.doFinal(typed);
        int bits = (hash[0] & 0xFF) << 4 | (hash[1] & 0xFF) >> 4;
        // The 13th bit keeps the leading zeros.
        return Integer.toHexString(bits | 0x1000).substring(1);
    }

    /** Whether both have the same key. */
    boolean isSameAs(KeyedHash other) {
        return MessageDigest.isEqual(proof(), other.proof());
    }

    private byte[] proof() {
        return macs.get().doFinal(new byte[] {PROOF});
    }

    private static Mac mac(SecretKey key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException failure) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, failure);
        }
    }
}
