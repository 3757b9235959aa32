package dev.latchkey.kit.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.events.EventType;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Signs what a service publishes, with the newest of its keys. What it has no key for goes out unsigned. */
public final class EventSigner {
    /** Of whoever has no keys. */
    public static final EventSigner WITHOUT_KEYS = new EventSigner(EventKeys::none);

    private final Supplier<EventKeys> keys;

    EventSigner(Supplier<EventKeys> keys) {
        this.keys = keys;
    }

    /** Adds the signature to the headers of a record, all of which must be there already. */
    public void sign(EventType type, byte[] key, Headers headers, byte[] value) {
        EventKeys now = keys.get();
        switch (SignatureForm.of(type)) {
            case SIGNATURE -> sign(type, key, headers, value, now.own().lastEntry(), Signatures::sign);
            case SHARED_KEY -> sign(type, key, headers, value, now.shared().lastEntry(), SharedKey::code);
        }
    }

    private static <K> void sign(
            EventType type,
            byte[] key,
            Headers headers,
            byte[] value,
            Map.@Nullable Entry<Integer, K> newest,
            SigningFunction<K> signs) {
        if (newest == null) {
            return;
        }
        Function<String, byte @Nullable []> header = name -> value(headers, name);
        SignedContent all = SignedBytes.of(type.topic().wireName(), key, header, value);
        headers.add(SignatureHeaders.KEY, newest.getKey().toString().getBytes(UTF_8));
        headers.add(SignatureHeaders.SIGNATURE, encoded(signs.sign(newest.getValue(), all)));
        if (!type.attributes().isEmpty()) {
            SignedContent attributes = SignedBytes.ofAttributes(type, key, header);
            headers.add(SignatureHeaders.ATTRIBUTES, encoded(signs.sign(newest.getValue(), attributes)));
        }
    }

    private static byte[] encoded(byte[] signature) {
        return Base64.getEncoder().encode(signature);
    }

    private static byte @Nullable [] value(Headers headers, String name) {
        Header last = headers.lastHeader(name);
        return last == null ? null : last.value();
    }

    private interface SigningFunction<K> {
        byte[] sign(K key, SignedContent message);
    }
}
