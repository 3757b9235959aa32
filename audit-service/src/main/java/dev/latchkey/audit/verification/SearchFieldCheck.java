package dev.latchkey.audit.verification;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the fields for searching against the canonical bytes: a sign-in could be hidden by changing only those. */
final class SearchFieldCheck {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SIGN_IN = "dev.latchkey.sign-in.recorded.v1";
    private static final List<String> OF_SIGN_INS =
            List.of("account", "login", "credential", "result", "protocol", "address");

    private SearchFieldCheck() {}

    /** The name of the first field that is not what the bytes say. */
    static Optional<String> firstWrong(Document document, EntryBytes entry) {
        JsonNode data = JSON.readTree(entry.value());
        if (differs(document, "_id", entry.headers().get("ce_id"))) {
            return Optional.of("_id");
        }
        for (String field : List.of("type", "tenant", "subject")) {
            if (differs(document, field, entry.headers().get("ce_" + field))) {
                return Optional.of(field);
            }
        }
        Date at = Date.from(Instant.parse(entry.headers().getOrDefault("ce_time", "")));
        if (!at.equals(document.get("at"))) {
            return Optional.of("at");
        }
        return SIGN_IN.equals(document.get("type")) ? signIn(document, data) : event(document, data);
    }

    private static Optional<String> event(Document document, JsonNode data) {
        return differs(document, "actor", text(data.at("/by/id"))) ? Optional.of("actor") : Optional.empty();
    }

    private static Optional<String> signIn(Document document, JsonNode data) {
        for (String field : OF_SIGN_INS) {
            if (differs(document, field, text(data.path(field)))) {
                return Optional.of(field);
            }
        }
        // A reason that was not known yet when the entry was written stands as "other".
        if (!"other".equals(document.get("reason")) && differs(document, "reason", text(data.path("reason")))) {
            return Optional.of("reason");
        }
        return differs(document, "addressKey", key(text(data.path("address"))))
                ? Optional.of("addressKey")
                : Optional.empty();
    }

    private static boolean differs(Document document, String field, @Nullable String expected) {
        return !Objects.equals(document.get(field), expected);
    }

    private static @Nullable String text(JsonNode node) {
        if (!node.isString()) {
            return null;
        }
        return new String(node.asString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static @Nullable String key(@Nullable String address) {
        if (address == null) {
            return null;
        }
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            return (parsed instanceof Inet4Address ? "4" : "6") + HexFormat.of().formatHex(parsed.getAddress());
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }
}
