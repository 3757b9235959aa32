package dev.latchkey.policies.backtest;

import dev.latchkey.events.SignInFacts;
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
            case "account" -> fields.account = FactsParser.text(parser);
            case "login" -> fields.login = FactsParser.text(parser);
            case "result" -> fields.result = FactsParser.text(parser);
            case "reason" -> fields.reason = FactsParser.text(parser);
            case "credential" -> fields.credential = FactsParser.text(parser);
            case "credentialLabel" -> fields.label = FactsParser.text(parser);
            case "protocol" -> fields.protocol = FactsParser.text(parser);
            case "service" -> fields.service = FactsParser.text(parser);
            case "address" -> fields.address = FactsParser.text(parser);
            case "frontDoor" -> fields.frontDoor = FactsParser.text(parser);
            case "country" -> fields.country = FactsParser.text(parser);
            case "asn" -> fields.asn = number(parser);
            case "client" -> fields.client = FactsParser.text(parser);
            case "tlsVersion" -> fields.tlsVersion = FactsParser.text(parser);
            case "facts" -> fields.facts = FactsParser.parse(parser);
            case "policies" -> fields.recorded = policy == null ? skip(parser) : result(parser, policy);
            default -> parser.skipChildren();
        }
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
                    case "policy" -> of = FactsParser.text(parser);
                    case "result" -> result = FactsParser.text(parser);
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
        private @Nullable String login;
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
        private @Nullable SignInFacts facts;
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
                    login,
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
                    facts,
                    recorded));
        }
    }
}
