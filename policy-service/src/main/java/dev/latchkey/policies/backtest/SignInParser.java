package dev.latchkey.policies.backtest;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads of a recorded sign-in what rules ask about, and nothing else: a back-test reads millions. Stops where it sees
 * that the sign-in did not get as far as the policies.
 */
final class SignInParser {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final @Nullable String policy;

    /** @param policy whose recorded result is wanted, if any */
    SignInParser(@Nullable String policy) {
        this.policy = policy;
    }

    /**
     * The sign-in, where it got as far as the policies.
     *
     * @throws tools.jackson.core.JacksonException where the bytes are not JSON
     */
    Optional<RecordedSignIn> parse(byte[] json, String id, Instant at) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            Fields fields = new Fields();
            parser.nextToken();
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                parser.nextToken();
                read(parser, name, fields);
                if (fields.stoppedBefore()) {
                    return Optional.empty();
                }
            }
            return fields.signIn(id, at);
        }
    }

    private void read(JsonParser parser, String name, Fields fields) {
        switch (name) {
            case "account" -> fields.account = text(parser);
            case "result" -> fields.result = text(parser);
            case "reason" -> fields.reason = text(parser);
            case "credential" -> fields.credential = text(parser);
            case "credentialLabel" -> fields.label = text(parser);
            case "protocol" -> fields.protocol = text(parser);
            case "service" -> fields.service = text(parser);
            case "address" -> fields.address = text(parser);
            case "frontDoor" -> fields.frontDoor = text(parser);
            case "country" -> fields.country = text(parser);
            case "asn" -> fields.asn = number(parser);
            case "client" -> fields.client = text(parser);
            case "tlsVersion" -> fields.tlsVersion = text(parser);
            case "policies" -> fields.recorded = policy == null ? skip(parser) : result(parser, policy);
            default -> parser.skipChildren();
        }
    }

    private static @Nullable String text(JsonParser parser) {
        return parser.currentToken() == JsonToken.VALUE_STRING ? parser.getString() : skip(parser);
    }

    private static @Nullable Long number(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return parser.getLongValue();
        }
        parser.skipChildren();
        return null;
    }

    private static @Nullable String skip(JsonParser parser) {
        parser.skipChildren();
        return null;
    }

    private static @Nullable String result(JsonParser parser, String policy) {
        String found = null;
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            String of = null;
            String result = null;
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                parser.nextToken();
                switch (name) {
                    case "policy" -> of = text(parser);
                    case "result" -> result = text(parser);
                    default -> parser.skipChildren();
                }
            }
            found = policy.equals(of) ? result : found;
        }
        return found;
    }

    /** What has been read so far. */
    private static final class Fields {
        private @Nullable String result;
        private @Nullable String reason;
        private @Nullable String account;
        private @Nullable String credential;
        private @Nullable String label;
        private @Nullable String protocol;
        private @Nullable String service;
        private @Nullable String address;
        private @Nullable String frontDoor;
        private @Nullable String country;
        private @Nullable Long asn;
        private @Nullable String client;
        private @Nullable String tlsVersion;
        private @Nullable String recorded;

        /** Any other reason to refuse is found before the policies are asked, and was not their doing. */
        boolean stoppedBefore() {
            return result != null && reason != null && !judged();
        }

        private boolean judged() {
            return "accepted".equals(result) || ("refused".equals(result) && "blockedByPolicy".equals(reason));
        }

        Optional<RecordedSignIn> signIn(String id, Instant at) {
            if (!judged() || protocol == null || service == null) {
                return Optional.empty();
            }
            return Optional.of(new RecordedSignIn(
                    id,
                    at,
                    account,
                    credential,
                    label,
                    protocol,
                    service,
                    address,
                    frontDoor,
                    country,
                    asn,
                    client,
                    tlsVersion,
                    recorded));
        }
    }
}
