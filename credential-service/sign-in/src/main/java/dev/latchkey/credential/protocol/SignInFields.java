package dev.latchkey.credential.protocol;

import dev.latchkey.credential.protocol.JsonAdapter.SignInRequest;
import dev.latchkey.credential.protocol.UnvalidatedAttempt.Tls;
import dev.latchkey.credential.secret.PresentedSecret;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the question of a sign-in field by field, at half the price of binding it: texts in the fields that there are, each
 * once. Whatever is not as plain as that, right or wrong, it leaves to {@link DoorJson}, which knows what may be made of it,
 * and how to say what may not.
 */
final class SignInFields {
    private static final JsonFactory JSON = new JsonFactory();
    private static final List<String> TEXTS = List.of("login", "protocol", "service", "address", "client", "session");
    private static final List<String> TLS_TEXTS = List.of("version", "cipher");

    private final @Nullable String[] texts = new @Nullable String[TEXTS.size()];
    private @Nullable PresentedSecret secret;
    private @Nullable Tls tls;

    private SignInFields() {}

    /** Reads a body, and wipes it: it may hold a secret. Empty, and nothing is wiped, where it is not plain. */
    static Optional<SignInRequest> read(byte[] body) {
        SignInFields fields = new SignInFields();
        if (!fields.readAll(body)) {
            fields.wipe();
            return Optional.empty();
        }
        Arrays.fill(body, (byte) 0);
        return Optional.of(fields.request());
    }

    private boolean readAll(byte[] body) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            boolean plain = parser.nextToken() == JsonToken.START_OBJECT;
            while (plain && parser.nextName() instanceof String name) {
                plain = take(name, parser);
            }
            return plain && parser.hasToken(JsonToken.END_OBJECT) && parser.nextToken() == null;
        } catch (JacksonException malformed) {
            return false;
        }
    }

    private boolean take(String name, JsonParser parser) {
        return switch (name) {
            case "tls" -> tls == null && (tls = tls(parser)) != null;
            case "secret" -> secret == null && (secret = secret(parser)) != null;
            default -> take(texts, TEXTS.indexOf(name), parser);
        };
    }

    /** Whether the value is a text, and the first of a field that there is. */
    private static boolean take(@Nullable String[] texts, int field, JsonParser parser) {
        if (field < 0 || texts[field] != null || parser.nextToken() != JsonToken.VALUE_STRING) {
            return false;
        }
        texts[field] = parser.getString();
        return true;
    }

    /** From the parser's own buffer, so that it becomes no text that cannot be wiped. */
    private static @Nullable PresentedSecret secret(JsonParser parser) {
        return parser.nextToken() == JsonToken.VALUE_STRING
                ? PresentedSecret.of(CharBuffer.wrap(
                        parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength()))
                : null;
    }

    private static @Nullable Tls tls(JsonParser parser) {
        @Nullable String[] read = new @Nullable String[TLS_TEXTS.size()];
        boolean plain = parser.nextToken() == JsonToken.START_OBJECT;
        while (plain && parser.nextName() instanceof String name) {
            plain = take(read, TLS_TEXTS.indexOf(name), parser);
        }
        return plain && parser.hasToken(JsonToken.END_OBJECT) ? new Tls(read[0], read[1]) : null;
    }

    private SignInRequest request() {
        return new SignInRequest(
                text("login"),
                secret,
                text("protocol"),
                text("service"),
                text("address"),
                text("client"),
                tls,
                text("session"));
    }

    private @Nullable String text(String name) {
        return texts[TEXTS.indexOf(name)];
    }

    private void wipe() {
        if (secret != null) {
            secret.close();
        }
    }
}
