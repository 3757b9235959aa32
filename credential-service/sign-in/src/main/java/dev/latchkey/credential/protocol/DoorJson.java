package dev.latchkey.credential.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latchkey.credential.secret.PresentedSecret;
import dev.latchkey.events.JsonBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** JSON as the doors speak it. Our own door is read strictly; others may send what we do not know. */
final class DoorJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
            .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // Of two, we and the door could take another one each.
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .addModule(new SimpleModule().addDeserializer(PresentedSecret.class, new PresentedSecretDeserializer()))
            .build();

    private static final JsonBytes BYTES = new JsonBytes(MAPPER);

    private DoorJson() {}

    static byte[] write(Object value) {
        return BYTES.of(value);
    }

    static ObjectReader strict(Class<?> type) {
        return MAPPER.readerFor(type).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /**
     * Reads a body, and wipes it: it may hold a secret.
     *
     * @param what it should be, for the error, which is made from the place alone
     * @throws MalformedAttempt where it is something else
     */
    static <T> T read(ObjectReader reader, byte[] body, String what) {
        try {
            return parsed(reader, body, what);
        } finally {
            Arrays.fill(body, (byte) 0);
        }
    }

    /**
     * Reads and wipes the body of an attempt. Where devices' logins or secrets came in another charset than JSON's, the
     * rest is read all the same: it is theirs, not the door's doing.
     *
     * @throws MalformedAttempt where it is something else
     */
    static <T extends UnvalidatedAttempt> T readSignIn(ObjectReader reader, byte[] body, String what) {
        try {
            return parsed(reader, body, what);
        } catch (MalformedAttempt malformed) {
            Optional<T> despite = inAnotherCharset(reader, body, what);
            return despite.orElseThrow(() -> malformed);
        } finally {
            Arrays.fill(body, (byte) 0);
        }
    }

    private static <T extends UnvalidatedAttempt> Optional<T> inAnotherCharset(
            ObjectReader reader, byte[] body, String what) {
        byte[] replaced = new String(body, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
        if (Arrays.equals(replaced, body)) {
            return Optional.empty();
        }
        T read = parsed(reader.withAttribute(PresentedSecretDeserializer.REPLACED, true), replaced, what);
        Arrays.fill(replaced, (byte) 0);
        return Optional.of(read).filter(each -> each.typedProblem() != null);
    }

    private static <T> T parsed(ObjectReader reader, byte[] body, String what) {
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
            throw new MalformedAttempt("The body is not the JSON of " + what + place(malformed) + ".");
        }
    }

    /** Limits of the parser are exceeded nowhere in particular. */
    private static String place(JacksonException malformed) {
        TokenStreamLocation place = malformed.getLocation();
        return place == null ? "" : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
    }

    static ObjectReader lenient(Class<?> type) {
        return MAPPER.readerFor(type).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }
}
