package dev.latchkey.credential.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the doors speak it. Our own door is read strictly; others may send what we do not know. */
final class DoorJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
            .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private DoorJson() {}

    static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    static ObjectReader strict(Class<?> type) {
        return MAPPER.readerFor(type).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /**
     * Reads a body.
     *
     * @param what it should be, for the error, which is made from the place alone: the body holds a secret
     * @throws MalformedAttempt where it is something else
     */
    static <T> T read(ObjectReader reader, byte[] body, String what) {
        try {
            T read = reader.readValue(body);
            if (read == null) {
                throw new MalformedAttempt("The body is not the JSON of " + what + " (expected: an object).");
            }
            return read;
        } catch (UnrecognizedPropertyException unknown) {
            String name = DoorText.shortened(unknown.getPropertyName());
            throw MalformedAttempt.unknownField(name, unknown.getKnownPropertyIds());
        } catch (JacksonException malformed) {
            throw new MalformedAttempt("The body is not the JSON of " + what + " (line "
                    + malformed.getLocation().getLineNr() + ", column "
                    + malformed.getLocation().getColumnNr() + ").");
        }
    }

    static ObjectReader lenient(Class<?> type) {
        return MAPPER.readerFor(type).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }
}
