package dev.latchkey.credential.directory.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.credential.directory.scim.PatchOperation.Kind;
import dev.latchkey.kit.request.RequestFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The operations of a PATCH (RFC 7644, section 3.5.2), each with a path. Read as identity providers send them: the
 * kinds in any case, and objects without a path whose fields are paths.
 */
public record PatchRequest(List<PatchOperation> operations) {
    private static final int AT_MOST = 1000;

    public PatchRequest {
        operations = List.copyOf(operations);
    }

    /** Reads the body of a request. */
    public static PatchRequest read(ObjectNode body) {
        JsonNode given = body.path("Operations");
        if (!given.isArray() || given.isEmpty() || given.size() > AT_MOST) {
            throw ScimProblem.invalidSyntax(
                    "Operations", given.isArray() ? given.size() + " of them" : "none", "1 to " + AT_MOST);
        }
        List<PatchOperation> operations = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            read("Operations[" + i + "]", given.get(i), operations);
        }
        return new PatchRequest(operations);
    }

    private static void read(String field, JsonNode given, List<PatchOperation> into) {
        Kind kind = kind(field + ".op", given.path("op").asText());
        JsonNode value = given.path("value");
        if (value.isMissingNode() && kind != Kind.REMOVE) {
            throw ScimProblem.invalidValue(field + ".value", "nothing", "a value");
        }
        String path = given.path("path").asText("").strip();
        if (!path.isEmpty() && !SchemaUrns.isCore(path)) {
            into.add(PatchOperation.of(field + ".path", kind, path, value));
        } else if (kind == Kind.REMOVE) {
            throw ScimProblem.noTarget(field + ".path", "nothing", "the path of what is to be removed");
        } else {
            readFields(field + ".value", kind, value, into);
        }
    }

    private static void readFields(String field, Kind kind, JsonNode value, List<PatchOperation> into) {
        if (!value.isObject()) {
            throw ScimProblem.invalidValue(field, "no object", "an object, where there is no path");
        }
        for (Map.Entry<String, JsonNode> each : value.properties()) {
            if (SchemaUrns.isCore(each.getKey())) {
                readFields(field, kind, each.getValue(), into);
            } else {
                into.add(PatchOperation.of(field, kind, each.getKey(), each.getValue()));
            }
        }
    }

    private static Kind kind(String field, String given) {
        return switch (given.toLowerCase(Locale.ROOT)) {
            case "add" -> Kind.ADD;
            case "remove" -> Kind.REMOVE;
            case "replace" -> Kind.REPLACE;
            default -> throw ScimProblem.invalidSyntax(field, given, "add, remove or replace");
        };
    }

    /**
     * Carries all of them out on the resource, one after the other; what each has changed is in the form of the schema
     * before the next one.
     */
    public void applyTo(ObjectNode resource, ResourceSchema schema) {
        for (PatchOperation each : operations) {
            RequestFields fields = new RequestFields();
            each.applyTo(resource);
            schema.bringIntoForm(resource, each.attribute(), fields);
            fields.allRight();
        }
    }
}
