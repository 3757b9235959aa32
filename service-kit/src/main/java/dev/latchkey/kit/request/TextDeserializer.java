package dev.latchkey.kit.request;

import java.time.DateTimeException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Reads from text and from nothing else. */
final class TextDeserializer<T> extends StdScalarDeserializer<T> {
    private final Function<String, T> reading;

    /** @param reading throws {@link DateTimeException} where it cannot */
    TextDeserializer(Class<T> type, Function<String, T> reading) {
        super(type);
        this.reading = reading;
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable T deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (T) context.handleUnexpectedToken(handledType(), parser);
        }
        try {
            return reading.apply(parser.getString());
        } catch (DateTimeException notUnderstood) {
            return (T) context.handleWeirdStringValue(handledType(), parser.getString(), "not understood");
        }
    }
}
