package dev.latchkey.kit.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
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
        Map.Entry<Integer, SharedKey> newest = keys.get().shared().lastEntry();
        if (newest != null) {
            byte[] code = newest.getValue().code(SignedBytes.of(topic, key, none -> null, value));
            headers.add(KEY, newest.getKey().toString().getBytes(UTF_8));
            headers.add(SEAL, Base64.getEncoder().encode(code));
        }
    }

    /** Whether a record is one that was sealed, as it stands there. */
    public SignatureVerdict verdict(
            String topic, byte @Nullable [] key, byte @Nullable [] value, Function<String, byte @Nullable []> header) {
        byte[] seal = header.apply(SEAL);
        if (seal == null) {
            return unsigned == UnsignedEvents.ACCEPT ? SignatureVerdict.AUTHENTIC : SignatureVerdict.UNSIGNED;
        }
        SignedContent sealed = SignedBytes.of(topic, key, none -> null, value);
        return key(header.apply(KEY))
                .map(each -> Base64.getEncoder().encode(each.code(sealed)))
                .map(right -> MessageDigest.isEqual(right, seal)
                        ? SignatureVerdict.AUTHENTIC
                        : SignatureVerdict.BAD_SIGNATURE)
                .orElse(SignatureVerdict.UNKNOWN_KEY);
    }

    private Optional<SharedKey> key(byte @Nullable [] version) {
        String text = version == null ? "" : new String(version, UTF_8);
        return text.matches("[1-9][0-9]{0,8}")
                ? Optional.ofNullable(keys.get().shared().get(Integer.parseInt(text)))
                : Optional.empty();
    }

    /**
     * A code of these bytes that every replica makes alike, and nobody else; another one when there is a newer key. Empty
     * where there is no key for it.
     */
    public Supplier<Optional<byte[]>> code(byte[] message) {
        return new Code(message)::inForce;
    }

    /** The code by the newest key, made once for each. */
    private final class Code {
        private final byte[] message;
        private volatile @Nullable Made last;

        private Code(byte[] message) {
            this.message = message.clone();
        }

        private Optional<byte[]> inForce() {
            Map.Entry<Integer, SharedKey> newest = keys.get().shared().lastEntry();
            return newest == null ? Optional.empty() : Optional.of(by(newest.getValue()));
        }

        private byte[] by(SharedKey key) {
            Made before = last;
            if (before == null || before.key() != key) {
                before = new Made(key, key.code(target -> target.accept(message)));
                last = before;
            }
            return before.code();
        }
    }

    private record Made(SharedKey key, byte[] code) {}
}
