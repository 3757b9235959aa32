package dev.latchkey.credential.secret;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys under which app passwords are recognised, by version. New secrets use the highest; older ones stay until
 * nothing depends on them any more. They never are in the database. Keys may come and go while they are used: each
 * method sees all of them as they are at one moment.
 */
public final class VerifierKeys {
    private volatile NavigableMap<Integer, KeyedHash> byVersion;

    /** @param keys by version; at least 32 bytes each */
    public VerifierKeys(Map<Integer, byte[]> keys) {
        this.byVersion = hashes(keys);
    }

    private static NavigableMap<Integer, KeyedHash> hashes(Map<Integer, byte[]> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("HMAC keys: none (expected: at least one)");
        }
        NavigableMap<Integer, KeyedHash> hashes = new TreeMap<>();
        keys.forEach((version, key) -> hashes.put(version, hash(version, key)));
        return hashes;
    }

    private static KeyedHash hash(int version, byte[] key) {
        if (key.length < 32) {
            throw new IllegalArgumentException(
                    "HMAC key " + version + ": " + key.length + " bytes (expected: at least 32)");
        }
        return new KeyedHash(new SecretKeySpec(key, KeyedHash.ALGORITHM));
    }

    /**
     * Goes on with these keys instead, all at once.
     *
     * @throws IllegalArgumentException where they are no keys, or a version that is known has another key; nothing
     *     changes then
     */
    void replace(Map<Integer, byte[]> keys) {
        NavigableMap<Integer, KeyedHash> next = hashes(keys);
        byVersion.forEach((version, known) -> {
            KeyedHash other = next.get(version);
            if (other != null && !other.isSameAs(known)) {
                throw new IllegalArgumentException(
                        "HMAC key " + version + ": another key than before (expected: a new key has a new version)");
            }
        });
        byVersion = next;
    }

    /** The version that new secrets are kept under. */
    public int current() {
        return byVersion.lastKey();
    }

    /** All versions there are. */
    public NavigableSet<Integer> versions() {
        return new TreeSet<>(byVersion.navigableKeySet());
    }

    /** How a secret is recognised under the current key, and which key that is. */
    public Verifier newest(String tenant, AppPasswordSecret secret) {
        Map.Entry<Integer, KeyedHash> last = byVersion.lastEntry();
        return new Verifier(last.getKey(), last.getValue().verifier(tenant, secret));
    }

    /** How a secret is recognised under the current key. */
    public String verifier(String tenant, AppPasswordSecret secret) {
        return newest(tenant, secret).value();
    }

    /** How a secret would be recognised under each key, newest first: always as many as there are keys. */
    public List<Verifier> verifiers(String tenant, AppPasswordSecret secret) {
        NavigableMap<Integer, KeyedHash> keys = byVersion;
        List<Verifier> verifiers = new ArrayList<>(keys.size());
        keys.descendingMap()
                .forEach((version, hash) -> verifiers.add(new Verifier(version, hash.verifier(tenant, secret))));
        return verifiers;
    }

    /**
     * For trying many secrets: makes of each the {@linkplain Verifier#start() first 64 bits} of its verifier.
     *
     * @return empty where there is no key of that version
     */
    public Optional<ToLongFunction<AppPasswordSecret>> starts(int version, String tenant) {
        return Optional.ofNullable(byVersion.get(version)).map(hash -> secret -> hash.start(tenant, secret));
    }

    /**
     * 12 bits of a wrong secret, salted by the account: enough to tell a device that repeats itself from somebody who
     * guesses, too little to tell what was typed. Of letters it is that of the letters, however they were typed: else
     * whoever types one candidate in many ways could see whether it is taken for one.
     *
     * @return 3 hex digits
     */
    public String fingerprint(String tenant, String login, PresentedSecret typed) {
        byte[] told = typed.lettersOrBytes();
        String fingerprint = byVersion.firstEntry().getValue().fingerprint(tenant, login, told);
        Arrays.fill(told, (byte) 0);
        return fingerprint;
    }

    @Override
    public String toString() {
        return "VerifierKeys" + byVersion.keySet();
    }
}
