package dev.latchkey.kit.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.events.EventType;
import dev.latchkey.events.InstantText;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** CloudEvents 1.0, Kafka protocol binding, binary content mode. */
public final class CloudEventHeaders {
    /**
     * What the headers of {@linkplain dev.latchkey.events.EventType#attributes() attributes} begin with. They are not
     * CloudEvents' own: they repeat the data, so the log does not keep them.
     */
    public static final String ATTRIBUTE = "latchkey_";

    public static final String SPEC_VERSION = "ce_specversion";
    public static final String TYPE = "ce_type";
    public static final String SOURCE = "ce_source";
    public static final String ID = "ce_id";
    public static final String TIME = "ce_time";
    public static final String SUBJECT = "ce_subject";
    public static final String DATA_SCHEMA = "ce_dataschema";
    public static final String TENANT = "ce_tenant";
    public static final String PRODUCER = "ce_producer";

    /** Not CloudEvents' own {@code sequence}: {@code docs/adr/0003-sequence-per-partition.md}. */
    public static final String PRODUCER_SEQUENCE = "ce_producersequence";

    public static final String TRACEPARENT = "ce_traceparent";
    public static final String CONTENT_TYPE = "content-type";

    private static final Header SPEC = text(SPEC_VERSION, "1.0");
    private static final Header JSON = text(CONTENT_TYPE, "application/json");
    private static final Map<EventType, List<Header>> OF_TYPE = Arrays.stream(EventType.values())
            .collect(Collectors.toUnmodifiableMap(
                    Function.identity(),
                    type -> List.of(
                            text(TYPE, type.wireName()),
                            text(DATA_SCHEMA, type.dataSchema().toString()))));

    private static final Map<String, String> OF_ATTRIBUTE = Arrays.stream(EventType.values())
            .flatMap(type -> type.attributes().stream())
            .distinct()
            .collect(Collectors.toUnmodifiableMap(Function.identity(), name -> ATTRIBUTE + name));

    private CloudEventHeaders() {}

    /** Those that are the same in all records of a producer. */
    static List<Header> of(ProducerIdentity producer) {
        return List.of(SPEC, JSON, text(SOURCE, producer.source()), text(PRODUCER, producer.name()));
    }

    /** Adds all but the sequence, which is not known before the record is handed over. */
    static void add(Headers headers, List<Header> ofProducer, OutboundEvent out) {
        ofProducer.forEach(headers::add);
        Objects.requireNonNull(OF_TYPE.get(EventType.of(out.event()))).forEach(headers::add);
        headers.add(text(ID, out.id().toString()));
        headers.add(new ValueHeader(TIME, InstantText.ascii(out.time())));
        headers.add(text(SUBJECT, out.event().subject()));
        headers.add(text(TENANT, out.event().tenant()));
        out.event()
                .giveAttributes(
                        (name, value) -> headers.add(text(Objects.requireNonNull(OF_ATTRIBUTE.get(name)), value)));
        if (out.traceparent() != null) {
            headers.add(text(TRACEPARENT, out.traceparent()));
        }
    }

    static Header sequence(long sequence) {
        return text(PRODUCER_SEQUENCE, Long.toString(sequence));
    }

    private static Header text(String name, String value) {
        return new ValueHeader(name, value.getBytes(UTF_8));
    }

    /** Without the room that Kafka's own has for two buffers of what was received. */
    private record ValueHeader(String key, byte[] value) implements Header {}
}
