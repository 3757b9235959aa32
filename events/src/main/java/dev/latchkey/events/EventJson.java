package dev.latchkey.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one JSON form of events: camelCase fields, enums in camelCase, instants as ISO 8601, absent fields left out.
 * Reading ignores fields that this release does not know, so that a newer producer does not stop an older consumer.
 */
public final class EventJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private EventJson() {}

    /** The UTF-8 JSON of an event's data. */
    public static byte[] write(Event event) {
        return MAPPER.writeValueAsBytes(event);
    }

    /**
     * Reads the data of an event.
     *
     * @throws tools.jackson.core.JacksonException where the bytes are not the JSON of this type
     */
    public static Event read(EventType type, byte[] json) {
        return MAPPER.readValue(json, type.record());
    }

    /** The mapper itself, for those who keep events in a document or hold them against a schema. */
    public static JsonMapper mapper() {
        return MAPPER;
    }
}
