package dev.latchkey.notifier.subscription;

import dev.latchkey.notifier.channel.SigningSecret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts signing secrets with AES-256-GCM under keys that are not in the database. The newest key seals, each opens
 * what it sealed. A secret is bound to its subscription and cannot be moved to another.
 */
final class SecretBox {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SortedMap<Integer, SecretKey> keys;
    private final SecureRandom random;

    SecretBox(Map<Integer, SecretKey> keys, SecureRandom random) {
        this.keys = new TreeMap<>(keys);
        this.random = random;
    }

    /** Whether there is a key at all. */
    boolean canSeal() {
        return !keys.isEmpty();
    }

    SealedSecret seal(SigningSecret secret, String subscription) {
        int version = keys.lastKey();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, version, nonce, secret.bytes(), subscription);
        byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
        return new SealedSecret(version, both, null);
    }

    /** @throws IllegalStateException where the key is missing, or the secret was sealed for another subscription */
    SigningSecret open(SealedSecret sealed, String subscription) {
        byte[] nonce = Arrays.copyOf(sealed.bytes(), NONCE_BYTES);
        byte[] rest = Arrays.copyOfRange(sealed.bytes(), NONCE_BYTES, sealed.bytes().length);
        return SigningSecret.of(run(Cipher.DECRYPT_MODE, sealed.key(), nonce, rest, subscription));
    }

    private byte[] run(int mode, int version, byte[] nonce, byte[] input, String subscription) {
        SecretKey key = keys.get(version);
        if (key == null) {
            throw new IllegalStateException(
                    "webhook key " + version + " is missing (there are: " + keys.keySet() + ")");
        }
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(subscription.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("webhook key " + version + " does not fit", failure);
        }
    }
}
