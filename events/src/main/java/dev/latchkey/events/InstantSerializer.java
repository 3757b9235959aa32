package dev.latchkey.events;

import java.time.Instant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes instants as {@link InstantText} has them: each sign-in has three. */
final class InstantSerializer extends StdSerializer<Instant> {
    InstantSerializer() {
        super(Instant.class);
    }

    @Override
    public void serialize(Instant instant, JsonGenerator json, SerializationContext context) {
        json.writeString(InstantText.of(instant));
    }
}
