package dev.latchkey.kit.signing;

import dev.latchkey.kit.signing.KeyEntries.Entry;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All keys of events that a service has. The highest version signs; every version that is there is believed.
 *
 * @param own     its own private keys
 * @param trusted the public keys of each service
 * @param shared  what records of sign-ins are authenticated with
 */
record EventKeys(
        NavigableMap<Integer, PrivateKey> own,
        Map<String, Map<Integer, PublicKey>> trusted,
        NavigableMap<Integer, SharedKey> shared) {
    private static final int SHARED_BYTES = 32;

    static EventKeys none() {
        return new EventKeys(new TreeMap<>(), Map.of(), new TreeMap<>());
    }

    static EventKeys read(SigningSettings settings) {
        return new EventKeys(
                byVersion(entries(settings.keys().orElse(null), false), EventKeys::privateKey),
                byService(entries(settings.trustedKeys().orElse(null), true)),
                byVersion(entries(settings.recordKeys().orElse(null), false), EventKeys::sharedKey));
    }

    @Nullable
    PublicKey trusted(String service, int version) {
        return trusted.getOrDefault(service, Map.of()).get(version);
    }

    private static List<Entry> entries(@Nullable Path file, boolean withService) {
        return file == null ? List.of() : KeyEntries.read(file, withService);
    }

    private static Map<String, Map<Integer, PublicKey>> byService(List<Entry> entries) {
        Map<String, Map<Integer, PublicKey>> all = new HashMap<>();
        for (Entry each : entries) {
            Map<Integer, PublicKey> ofService = all.computeIfAbsent(each.service(), first -> new TreeMap<>());
            once(ofService, each, made(each, EventKeys::publicKey));
        }
        return all;
    }

    private static <K> NavigableMap<Integer, K> byVersion(List<Entry> entries, KeyMaker<K> maker) {
        NavigableMap<Integer, K> all = new TreeMap<>();
        entries.forEach(each -> once(all, each, made(each, maker)));
        return all;
    }

    private static <K> void once(Map<Integer, K> all, Entry entry, K key) {
        if (all.putIfAbsent(entry.version(), key) != null) {
            throw new IllegalArgumentException(entry.place() + ": version " + entry.version() + " (expected: once)");
        }
    }

    /** The message of a failure would quote the key. */
    private static <K> K made(Entry entry, KeyMaker<K> maker) {
        try {
            return maker.of(entry.key());
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            throw new IllegalArgumentException(entry.place() + ": not a key of that kind (expected: Ed25519 as PKCS #8"
                    + " or SubjectPublicKeyInfo; for records, at least " + SHARED_BYTES + " bytes)");
        }
    }

    private interface KeyMaker<K> {
        K of(byte[] bytes) throws GeneralSecurityException;
    }

    private static PrivateKey privateKey(byte[] bytes) throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(bytes));
    }

    private static PublicKey publicKey(byte[] bytes) throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(bytes));
    }

    private static SharedKey sharedKey(byte[] bytes) {
        if (bytes.length < SHARED_BYTES) {
            throw new IllegalArgumentException("too short");
        }
        return new SharedKey(bytes);
    }

    /** Versions alone. */
    @Override
    public String toString() {
        Map<String, Object> versions = new TreeMap<>();
        trusted.forEach((service, keys) -> versions.put(service, keys.keySet()));
        return "EventKeys[own=" + own.keySet() + ", trusted=" + versions + ", shared=" + shared.keySet() + "]";
    }
}
