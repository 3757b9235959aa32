package dev.latchkey.kit.signing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.events.EventType;
import dev.latchkey.events.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    private static final byte[] END = {','};

    /** Of all but long values. */
    private static final List<byte[]> LENGTHS =
            IntStream.range(0, 512).mapToObj(SignedBytes::length).toList();

    private static final Map<String, byte[]> TOPICS = Arrays.stream(Topic.values())
            .map(Topic::wireName)
            .collect(Collectors.toUnmodifiableMap(Function.identity(), name -> name.getBytes(UTF_8)));

    private static final Map<EventType, List<String>> ATTRIBUTES = Arrays.stream(EventType.values())
            .collect(Collectors.toUnmodifiableMap(
                    Function.identity(),
                    type -> type.attributes().stream()
                            .map(name -> "latchkey_" + name)
                            .toList()));

    private SignedBytes() {}

    static SignedContent of(
            String topic, byte @Nullable [] key, Function<String, byte @Nullable []> header, byte @Nullable [] value) {
        return target -> {
            give(target, FORM);
            give(target, bytes(topic));
            give(target, key);
            give(target, HEADERS, header);
            give(target, value);
        };
    }

    /**
     * What the signature of attributes covers: the words {@code latchkey-attributes-v1}, the topic, the record key, the
     * headers of {@link #HEADERS}, {@code ce_tenant}, and the attributes of the type in their order.
     */
    static SignedContent ofAttributes(
            EventType type, byte @Nullable [] key, Function<String, byte @Nullable []> header) {
        return target -> {
            give(target, ATTRIBUTES_FORM);
            give(target, bytes(type.topic().wireName()));
            give(target, key);
            give(target, HEADERS, header);
            give(target, header.apply("ce_tenant"));
            give(target, Objects.requireNonNull(ATTRIBUTES.get(type)), header);
        };
    }

    private static void give(Consumer<byte[]> target, List<String> names, Function<String, byte @Nullable []> header) {
        for (String name : names) {
            give(target, header.apply(name));
        }
    }

    private static void give(Consumer<byte[]> target, byte @Nullable [] part) {
        byte[] bytes = part == null ? NOTHING : part;
        target.accept(bytes.length < LENGTHS.size() ? LENGTHS.get(bytes.length) : length(bytes.length));
        target.accept(bytes);
        target.accept(END);
    }

    private static byte[] bytes(String topic) {
        byte[] known = TOPICS.get(topic);
        return known == null ? topic.getBytes(UTF_8) : known;
    }

    private static byte[] length(int bytes) {
        return (bytes + ":").getBytes(US_ASCII);
    }
}
