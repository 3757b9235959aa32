package dev.latchkey.kit.signing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.events.EventType;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a signature covers: where the event stands and what it says. Each part is written as a netstring ({@code 3:abc,}),
 * so that no part can run into the next: the words {@code latchkey-event-v1}, the topic, the record key, the headers of
 * {@link #HEADERS} in that order, and the value.
 */
final class SignedBytes {
    /** What is not there counts as empty. */
    static final List<String> HEADERS =
            List.of("ce_id", "ce_type", "ce_source", "ce_time", "ce_producer", "ce_producersequence");

    private static final byte[] FORM = "latchkey-event-v1".getBytes(US_ASCII);
    private static final byte[] ATTRIBUTES_FORM = "latchkey-attributes-v1".getBytes(US_ASCII);
    private static final byte[] NOTHING = new byte[0];

    private SignedBytes() {}

    static byte[] of(
            String topic, byte @Nullable [] key, Function<String, byte @Nullable []> header, byte @Nullable [] value) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(512 + (value == null ? 0 : value.length));
        add(all, FORM);
        add(all, topic.getBytes(UTF_8));
        add(all, key);
        for (String name : HEADERS) {
            add(all, header.apply(name));
        }
        add(all, value);
        return all.toByteArray();
    }

    /**
     * What the signature of attributes covers: the words {@code latchkey-attributes-v1}, the topic, the record key, the
     * headers of {@link #HEADERS}, {@code ce_tenant}, and the attributes of the type in their order.
     */
    static byte[] ofAttributes(EventType type, byte @Nullable [] key, Function<String, byte @Nullable []> header) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(512);
        add(all, ATTRIBUTES_FORM);
        add(all, type.topic().wireName().getBytes(UTF_8));
        add(all, key);
        for (String name : HEADERS) {
            add(all, header.apply(name));
        }
        add(all, header.apply("ce_tenant"));
        for (String name : type.attributes()) {
            add(all, header.apply("latchkey_" + name));
        }
        return all.toByteArray();
    }

    private static void add(ByteArrayOutputStream all, byte @Nullable [] part) {
        byte[] bytes = part == null ? NOTHING : part;
        all.writeBytes((bytes.length + ":").getBytes(US_ASCII));
        all.writeBytes(bytes);
        all.write(',');
    }
}
