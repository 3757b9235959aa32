package dev.latchkey.kit.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Seals records that are no events and go from one replica to another: HMAC-SHA-256 over topic, key and value, with the
 * newest of the keys that Latchkey's services share for records of sign-ins. Where there are no such keys nothing is
 * sealed, and what is not sealed is taken if events without a signature are.
 */
public final class RecordSeal {
    static final String SEAL = "latchkey_seal";
    static final String KEY = "latchkey_seal_key";

    private final Supplier<EventKeys> keys;
    private final UnsignedEvents unsigned;

    RecordSeal(Supplier<EventKeys> keys, UnsignedEvents unsigned) {
        this.keys = keys;
        this.unsigned = unsigned;
    }

    /** Adds the seal to the headers of a record. */
    public void seal(String topic, byte[] key, byte @Nullable [] value, Headers headers) {
        Map.Entry<Integer, Mac> newest = keys.get().shared().lastEntry();
        if (newest != null) {
            byte[] code = Signatures.code(newest.getValue(), SignedBytes.of(topic, key, none -> null, value));
            headers.add(KEY, newest.getKey().toString().getBytes(UTF_8));
            headers.add(SEAL, Base64.getEncoder().encode(code));
        }
    }

    /** Whether a record is one that was sealed, as it stands there. */
    public boolean holds(String topic, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        Header seal = headers.lastHeader(SEAL);
        if (seal == null) {
            return unsigned == UnsignedEvents.ACCEPT;
        }
        byte[] bytes = SignedBytes.of(topic, key, none -> null, value);
        return key(headers.lastHeader(KEY))
                .map(each -> Base64.getEncoder().encode(Signatures.code(each, bytes)))
                .filter(right -> MessageDigest.isEqual(right, seal.value()))
                .isPresent();
    }

    private Optional<Mac> key(@Nullable Header version) {
        String text = version == null ? "" : new String(version.value(), UTF_8);
        return text.matches("[1-9][0-9]{0,8}")
                ? Optional.ofNullable(keys.get().shared().get(Integer.parseInt(text)))
                : Optional.empty();
    }

    /** A code of these bytes that every replica makes alike, and nobody else; empty where there is no key for it. */
    public Optional<byte[]> code(byte[] message) {
        return Optional.ofNullable(keys.get().shared().lastEntry())
                .map(newest -> Signatures.code(newest.getValue(), message));
    }
}
