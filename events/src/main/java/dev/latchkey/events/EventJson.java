package dev.latchkey.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * The one JSON form of events: camelCase fields, enums in camelCase, instants as ISO 8601, absent fields left out.
 * Reading ignores fields that this release does not know, so that a newer producer does not stop an older consumer, and
 * takes an absent array for an empty one; any other absent field that is not {@code @Nullable} is an error that names it.
 */
public final class EventJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
            .annotationIntrospector(
                    AnnotationIntrospector.pair(new RequiredFields(), new JacksonAnnotationIntrospector()))
            .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule().addSerializer(Instant.class, new InstantSerializer()))
            .build();

    private static final JsonBytes BYTES = new JsonBytes(MAPPER);

    private EventJson() {}

    /** The UTF-8 JSON of an event's data. */
    public static byte[] write(Event event) {
        return BYTES.of(event);
    }

    /**
     * Reads the data of an event.
     *
     * @throws tools.jackson.core.JacksonException where the bytes are not the JSON of this type
     */
    public static Event read(EventType type, byte[] json) {
        Event event = MAPPER.readValue(json, type.record());
        if (event == null) {
            throw MismatchedInputException.from(null, type.record(), "null (expected: an object)");
        }
        return event;
    }

    /** The mapper itself, for those who keep events in a document or hold them against a schema. */
    public static JsonMapper mapper() {
        return MAPPER;
    }
}
