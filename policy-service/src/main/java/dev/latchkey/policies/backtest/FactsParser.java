package dev.latchkey.policies.backtest;

import dev.latchkey.events.CredentialAtSignIn;
import dev.latchkey.events.SignInFacts;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the facts of a recorded sign-in, token by token. */
final class FactsParser {
    private FactsParser() {}

    /** The facts; null where they are not what a release would have written. The parser is at their beginning. */
    static @Nullable SignInFacts parse(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return null;
        }
        CredentialAtSignIn credential = null;
        Set<String> groups = null;
        String risk = null;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            switch (name) {
                case "credential" -> credential = credential(parser);
                case "groups" -> groups = texts(parser);
                case "risk" -> risk = text(parser);
                default -> parser.skipChildren();
            }
        }
        return risk == null ? null : new SignInFacts(credential, groups, risk);
    }

    private static @Nullable CredentialAtSignIn credential(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return null;
        }
        CredentialFields fields = new CredentialFields();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            fields.read(name, parser);
        }
        return fields.credential();
    }

    /** What has been read of an app password so far. */
    private static final class CredentialFields {
        private @Nullable String deviceKind;
        private @Nullable String form;
        private @Nullable Instant issuedAt;
        private @Nullable Instant idleSince;
        private @Nullable Instant expiresAt;
        private boolean networkRestricted;
        private boolean activated;

        void read(String name, JsonParser parser) {
            switch (name) {
                case "deviceKind" -> deviceKind = text(parser);
                case "form" -> form = text(parser);
                case "issuedAt" -> issuedAt = time(parser);
                case "idleSince" -> idleSince = time(parser);
                case "expiresAt" -> expiresAt = time(parser);
                case "networkRestricted" -> networkRestricted = parser.currentToken() == JsonToken.VALUE_TRUE;
                case "activated" -> activated = parser.currentToken() == JsonToken.VALUE_TRUE;
                default -> parser.skipChildren();
            }
        }

        @Nullable
        CredentialAtSignIn credential() {
            return issuedAt == null
                    ? null
                    : new CredentialAtSignIn(
                            deviceKind, form, issuedAt, idleSince, expiresAt, networkRestricted, activated);
        }
    }

    private static @Nullable Set<String> texts(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return null;
        }
        Set<String> texts = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String each = text(parser);
            if (each != null) {
                texts.add(each);
            }
        }
        return texts;
    }

    private static @Nullable Instant time(JsonParser parser) {
        String text = text(parser);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException notATime) {
            return null;
        }
    }

    /** The text; null, and whatever it is passed over, where it is none. */
    static @Nullable String text(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getString();
        }
        parser.skipChildren();
        return null;
    }
}
