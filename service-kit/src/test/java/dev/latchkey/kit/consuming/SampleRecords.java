package dev.latchkey.kit.consuming;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.events.Event;
import dev.latchkey.events.EventJson;
import dev.latchkey.events.EventType;
import dev.latchkey.events.Topic;
import dev.latchkey.kit.publishing.CloudEventHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** The golden samples as they come off their topics. */
final class SampleRecords {
    private static final AtomicLong OFFSETS = new AtomicLong();
    private static final String SAMPLES = "/dev/latchkey/events/samples/";

    private SampleRecords() {}

    /** One of each type that a topic has, in the order of their offsets. */
    static List<RawRecord> of(Topic topic) {
        return Arrays.stream(EventType.values())
                .filter(type -> type.topic() == topic)
                .map(SampleRecords::of)
                .toList();
    }

    private static RawRecord of(EventType type) {
        return record(type, sample(type.wireName().substring("dev.latchkey.".length()) + ".json"));
    }

    static RawRecord of(Event event) {
        return record(EventType.of(event), EventJson.write(event));
    }

    private static RawRecord record(EventType type, byte[] value) {
        long offset = OFFSETS.incrementAndGet();
        Map<String, byte[]> headers = new LinkedHashMap<>();
        headers.put(CloudEventHeaders.ID, text(UUID.randomUUID()));
        headers.put(CloudEventHeaders.TYPE, text(type.wireName()));
        headers.put(CloudEventHeaders.SOURCE, text("/samples"));
        headers.put(CloudEventHeaders.TIME, text(Instant.now()));
        headers.put(CloudEventHeaders.PRODUCER, text("samples"));
        headers.put(CloudEventHeaders.PRODUCER_SEQUENCE, text(offset));
        byte[] key = text(EventJson.read(type, value).key());
        return new RawRecord(type.topic().wireName(), 0, offset, key, value, headers);
    }

    private static byte[] text(Object value) {
        return value.toString().getBytes(UTF_8);
    }

    private static byte[] sample(String name) {
        try (InputStream content = Event.class.getResourceAsStream(SAMPLES + name)) {
            return Objects.requireNonNull(content, name).readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
