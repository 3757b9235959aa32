package dev.latchkey.credential.secret;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys under which app passwords are recognised, by version. New secrets use the highest; older ones stay until
 * nothing depends on them any more. They never are in the database.
 */
public final class VerifierKeys {
    private final NavigableMap<Integer, KeyedHash> byVersion = new TreeMap<>();

    /** @param keys by version; at least 32 bytes each */
    public VerifierKeys(Map<Integer, byte[]> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("HMAC keys: none (expected: at least one)");
        }
        keys.forEach((version, key) -> byVersion.put(version, hash(version, key)));
    }

    private static KeyedHash hash(int version, byte[] key) {
        if (key.length < 32) {
            throw new IllegalArgumentException(
                    "HMAC key " + version + ": " + key.length + " bytes (expected: at least 32)");
        }
        return new KeyedHash(new SecretKeySpec(key, KeyedHash.ALGORITHM));
    }

    /** The version that new secrets are kept under. */
    public int current() {
        return byVersion.lastKey();
    }

    /** How a secret is recognised under the current key. */
    public String verifier(String tenant, AppPasswordSecret secret) {
        return byVersion.lastEntry().getValue().verifier(tenant, secret);
    }

    /** How a secret would be recognised under each key, newest first: always as many as there are keys. */
    public List<String> verifiers(String tenant, AppPasswordSecret secret) {
        return byVersion.descendingMap().values().stream()
                .map(hash -> hash.verifier(tenant, secret))
                .toList();
    }

    /**
     * 12 bits of a wrong secret, salted by the account: enough to tell a device that repeats itself from somebody who
     * guesses, too little to tell what was typed.
     *
     * @return 3 hex digits
     */
    public String fingerprint(String tenant, String login, String typed) {
        return byVersion.firstEntry().getValue().fingerprint(tenant, login, typed);
    }

    @Override
    public String toString() {
        return "VerifierKeys" + byVersion.keySet();
    }
}
