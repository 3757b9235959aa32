package dev.latchkey.kit.consuming;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka record before anything was made of it.
 *
 * @param headers the last value of each header
 */
public record RawRecord(
        String topic,
        int partition,
        long offset,
        byte @Nullable [] key,
        byte @Nullable [] value,
        Map<String, byte[]> headers) {
    private static final int OBJECTS = 200;
    private static final int HEADER = 120;

    static RawRecord of(ConsumerRecord<byte[], byte[]> record) {
        return new RawRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                record.key(),
                record.value(),
                new HeaderLookup(record.headers()));
    }

    /** One that somebody else has taken from a topic, who does not say from where on it. */
    public static RawRecord of(String topic, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        return new RawRecord(topic, -1, -1, key, value, new HeaderLookup(headers));
    }

    /** Has it let go of what was fetched together with it, so that it can be kept for a while. */
    RawRecord detached() {
        if (headers instanceof HeaderLookup fetched) {
            fetched.detach();
        }
        return this;
    }

    /** What it takes of the heap once it is {@link #detached}, about. */
    long bytes() {
        long bytes = OBJECTS + length(key) + length(value);
        if (headers instanceof HeaderLookup fetched) {
            return bytes + fetched.bytes(HEADER);
        }
        for (Map.Entry<String, byte[]> header : headers.entrySet()) {
            bytes += HEADER + 2L * header.getKey().length() + length(header.getValue());
        }
        return bytes;
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    /** A header as UTF-8 text. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** Whether these bytes are anywhere in its value: far cheaper than to read it, where hardly any record matters. */
    public boolean hasInValue(byte[] part) {
        byte[] all = value == null ? new byte[0] : value;
        for (int start = 0; start <= all.length - part.length; start++) {
            int same = 0;
            while (same < part.length && all[start + same] == part[same]) {
                same++;
            }
            if (same == part.length) {
                return true;
            }
        }
        return false;
    }

    private Optional<Long> number(String header, long atMost) {
        return header(header)
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .filter(number -> number <= atMost);
    }

    private Map<String, byte[]> withoutReasons() {
        Map<String, byte[]> first = new LinkedHashMap<>(headers);
        first.keySet().removeIf(name -> name.startsWith(DeadLetters.PREFIX));
        return first;
    }

    /** A dead letter as the record that it was before it was put aside: its own topic, partition and offset. */
    RawRecord asFirstReceived() {
        return new RawRecord(
                header(DeadLetters.TOPIC).orElse(topic),
                number(DeadLetters.PARTITION, Integer.MAX_VALUE)
                        .map(Long::intValue)
                        .orElse(partition),
                number(DeadLetters.OFFSET, Long.MAX_VALUE).orElse(offset),
                key,
                value,
                withoutReasons());
    }
}
