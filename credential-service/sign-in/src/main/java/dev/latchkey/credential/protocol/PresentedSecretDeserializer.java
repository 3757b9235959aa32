package dev.latchkey.credential.protocol;

import dev.latchkey.credential.secret.PresentedSecret;
import java.nio.CharBuffer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads a secret from the parser's own buffer, so that it becomes no text that cannot be wiped. */
final class PresentedSecretDeserializer extends StdDeserializer<PresentedSecret> {
    /** Set where the body was no UTF-8, and something else stands for what could not be read. */
    static final Object REPLACED = new Object();

    private static final char REPLACEMENT = '\uFFFD';

    PresentedSecretDeserializer() {
        super(PresentedSecret.class);
    }

    @Override
    public @Nullable PresentedSecret deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.currentToken().isScalarValue()) {
            return (PresentedSecret) context.handleUnexpectedToken(PresentedSecret.class, parser);
        }
        CharSequence text = parser.hasToken(JsonToken.VALUE_STRING)
                ? CharBuffer.wrap(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength())
                : parser.getValueAsString();
        return context.getAttribute(REPLACED) != null && text.chars().anyMatch(c -> c == REPLACEMENT)
                ? PresentedSecret.unreadable(text)
                : PresentedSecret.of(text);
    }
}
