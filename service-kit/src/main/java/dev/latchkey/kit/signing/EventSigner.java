package dev.latchkey.kit.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.events.EventType;
import java.util.Base64;
import java.util.Map;
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
        String topic = type.topic().wireName();
        byte[] bytes = SignedBytes.of(topic, key, name -> value(headers, name), value);
        switch (SignatureForm.of(type)) {
            case SIGNATURE -> add(headers, now.own().lastEntry(), Signatures::sign, bytes);
            case SHARED_KEY -> add(headers, now.shared().lastEntry(), Signatures::code, bytes);
        }
    }

    private static <K> void add(
            Headers headers, Map.@Nullable Entry<Integer, K> newest, SigningFunction<K> signs, byte[] bytes) {
        if (newest != null) {
            byte[] signature = signs.sign(newest.getValue(), bytes);
            headers.add(SignatureHeaders.KEY, newest.getKey().toString().getBytes(UTF_8));
            headers.add(SignatureHeaders.SIGNATURE, Base64.getEncoder().encode(signature));
        }
    }

    private static byte @Nullable [] value(Headers headers, String name) {
        Header last = headers.lastHeader(name);
        return last == null ? null : last.value();
    }

    private interface SigningFunction<K> {
        byte[] sign(K key, byte[] message);
    }
}
