package dev.latchkey.credential.directory.group;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.kit.request.RequestFields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A group as the directory wants it to be. */
record GroupRequest(String displayName, @Nullable String externalId, List<String> members) {
    /** A document of MongoDB holds more; every change writes all of them. */
    static final int MEMBERS = 50_000;

    GroupRequest {
        members = List.copyOf(members);
    }

    /** Reads a whole resource. */
    static GroupRequest read(ObjectNode resource) {
        RequestFields fields = new RequestFields();
        List<String> members = ids(fields, "members", resource.path("members"));
        GroupRequest request = read(fields, resource, members);
        fields.allRight();
        return request;
    }

    /** Reads everything but the members, which are given. */
    static GroupRequest read(ObjectNode resource, List<String> members) {
        RequestFields fields = new RequestFields();
        GroupRequest request = read(fields, resource, members);
        fields.allRight();
        return request;
    }

    private static GroupRequest read(RequestFields fields, ObjectNode resource, List<String> members) {
        String displayName = fields.text("displayName", string(resource.path("displayName")), 256);
        String externalId = externalId(fields, resource.path("externalId"));
        if (members.size() > MEMBERS) {
            fields.wrong("members", members.size() + " members", "at most " + MEMBERS);
        }
        return new GroupRequest(displayName, externalId, members);
    }

    private static @Nullable String externalId(RequestFields fields, JsonNode given) {
        boolean absent = given.isMissingNode()
                || given.isNull()
                || given.isTextual() && given.textValue().isBlank();
        return absent ? null : fields.text("externalId", string(given), 256);
    }

    private static @Nullable String string(JsonNode given) {
        return given.isTextual() && !given.textValue().isBlank() ? given.textValue() : null;
    }

    /** The ids in a value for members: {@code [{"value": "…"}]}, one without the brackets, or bare ids. */
    static List<String> ids(RequestFields fields, String field, JsonNode given) {
        List<String> ids = new ArrayList<>();
        if (given.isObject() || given.isTextual()) {
            id(fields, field, given, ids);
        }
        if (given.isValueNode() && !given.isNull() && !given.isTextual()) {
            fields.wrong(field, given.asText(), "ids of users");
        }
        for (int i = 0; given.isArray() && i < given.size(); i++) {
            id(fields, field + "[" + i + "]", given.get(i), ids);
        }
        return ids;
    }

    private static void id(RequestFields fields, String field, JsonNode given, List<String> into) {
        JsonNode id = given.isObject() ? given.path("value") : given;
        if (id.isTextual() && !id.textValue().isBlank()) {
            into.add(id.textValue());
        } else {
            fields.wrong(field + ".value", id.asText("nothing"), "the id of a user");
        }
    }
}
