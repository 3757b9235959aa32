package dev.latchkey.credential.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.credential.directory.scim.ScimJson;
import dev.latchkey.credential.login.LoginName;
import dev.latchkey.kit.request.RequestFields;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user as the directory wants it to be.
 *
 * @param active    null leaves it as it is
 * @param addresses canonical ones of mail: those whose domain is the tenant's are aliases
 */
record UserRequest(
        LoginName login,
        @Nullable String externalId,
        @Nullable String displayName,
        @Nullable String email,
        @Nullable Boolean active,
        Set<String> addresses,
        String attributes) {
    private static final int LONGEST = 16_384;

    /** Reads a whole resource; refuses it with every field that is wrong. */
    static UserRequest read(ObjectNode resource) {
        RequestFields fields = new RequestFields();
        Optional<LoginName> login = login(resource.path("userName"), fields);
        String externalId = text(fields, "externalId", resource.path("externalId"), 256);
        Boolean active = active(resource.path("active"), fields);
        ObjectNode kept = StoredAttributes.of(resource, fields);
        String displayName = text(fields, "displayName", displayName(kept), 200);
        String email = text(fields, "emails", primary(kept.path("emails")), 320);
        String attributes = ScimJson.write(kept);
        if (attributes.length() > LONGEST) {
            fields.wrong("attributes", attributes.length() + " characters", "at most " + LONGEST + " altogether");
        }
        fields.allRight();
        return new UserRequest(
                login.orElseThrow(), externalId, displayName, email, active, DirectoryAddresses.of(kept), attributes);
    }

    /** The same, active. */
    UserRequest activated() {
        return new UserRequest(login, externalId, displayName, email, true, addresses, attributes);
    }

    private static Optional<LoginName> login(JsonNode given, RequestFields fields) {
        Optional<LoginName> login = given.isTextual() ? LoginName.read(given.textValue()) : Optional.empty();
        if (login.isEmpty()) {
            fields.wrong(
                    "userName",
                    given.isMissingNode() ? "nothing" : given.asText(),
                    "a login name of 1 to " + LoginName.LONGEST + " characters, without spaces");
        }
        return login;
    }

    /** Directories send booleans as text, in any case. */
    private static @Nullable Boolean active(JsonNode given, RequestFields fields) {
        if (given.isBoolean() || given.isMissingNode() || given.isNull()) {
            return given.isBoolean() ? given.booleanValue() : null;
        }
        if (given.asText().equalsIgnoreCase("true") || given.asText().equalsIgnoreCase("false")) {
            return Boolean.valueOf(given.asText());
        }
        fields.wrong("active", given.isContainerNode() ? "several values" : given.asText(), "true or false");
        return null;
    }

    private static @Nullable String text(RequestFields fields, String field, JsonNode given, int longest) {
        if (given.isMissingNode()
                || given.isNull()
                || given.isTextual() && given.textValue().isBlank()) {
            return null;
        }
        return fields.text(field, given.isTextual() ? given.textValue() : "", longest);
    }

    private static JsonNode displayName(ObjectNode kept) {
        return kept.has("displayName") ? kept.path("displayName") : kept.at("/name/formatted");
    }

    private static JsonNode primary(JsonNode emails) {
        for (JsonNode each : emails) {
            if (each.path("primary").asBoolean()) {
                return each.path("value");
            }
        }
        return emails.path(0).path("value");
    }
}
