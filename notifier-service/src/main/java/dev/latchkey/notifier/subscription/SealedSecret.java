package dev.latchkey.notifier.subscription;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signing secret as it is stored.
 *
 * @param key   version of the key that encrypts it
 * @param bytes nonce and ciphertext, AES-256-GCM
 * @param until when it stops signing because it was replaced; absent for the present one
 */
record SealedSecret(int key, byte[] bytes, @Nullable Instant until) {
    SealedSecret endingAt(Instant end) {
        return new SealedSecret(key, bytes, until == null || end.isBefore(until) ? end : until);
    }

    boolean signsAt(Instant now) {
        return until == null || now.isBefore(until);
    }

    @Override
    public String toString() {
        return "SealedSecret[key=" + key + "]";
    }
}
