package dev.latchkey.kit.request;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/** Takes each JSON type for itself: no number where text is asked for, no text where a number is. */
final class StrictJson {
    private static final Set<CoercionInputShape> SCALARS = Set.of(
            CoercionInputShape.Boolean,
            CoercionInputShape.Integer,
            CoercionInputShape.Float,
            CoercionInputShape.String,
            CoercionInputShape.EmptyString);

    private StrictJson() {}

    static JsonMapper.Builder types(JsonMapper.Builder json) {
        only(json, LogicalType.Textual, Set.of(CoercionInputShape.String, CoercionInputShape.EmptyString));
        only(json, LogicalType.Enum, Set.of(CoercionInputShape.String));
        only(json, LogicalType.Boolean, Set.of(CoercionInputShape.Boolean));
        only(json, LogicalType.Integer, Set.of(CoercionInputShape.Integer));
        only(json, LogicalType.Float, Set.of(CoercionInputShape.Integer, CoercionInputShape.Float));
        return json.addModule(times());
    }

    private static void only(JsonMapper.Builder json, LogicalType type, Set<CoercionInputShape> allowed) {
        json.withCoercionConfig(
                type,
                coercions -> SCALARS.forEach(shape -> coercions.setCoercion(
                        shape, allowed.contains(shape) ? CoercionAction.TryConvert : CoercionAction.Fail)));
    }

    /** Jackson takes numbers for them, of seconds. */
    private static SimpleModule times() {
        return new SimpleModule()
                .addDeserializer(Duration.class, new TextDeserializer<>(Duration.class, Duration::parse))
                .addDeserializer(
                        Instant.class,
                        new TextDeserializer<>(
                                Instant.class,
                                text -> OffsetDateTime.parse(text).toInstant()));
    }
}
