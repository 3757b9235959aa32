package dev.latchkey.credential.directory.scim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.utils.JsonUtils;
import java.io.IOException;

/** JSON as SCIM wants it: names of attributes do not depend on case (RFC 7643, section 2.1). */
public final class ScimJson {
    private static final ObjectReader READER =
            JsonUtils.getObjectReader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private ScimJson() {}

    /** The object that a client sent. */
    public static ObjectNode read(byte[] body) {
        try {
            if (READER.readTree(body) instanceof ObjectNode object) {
                mustBeText(object);
                return object;
            }
        } catch (JsonProcessingException broken) {
            throw ScimProblem.invalidSyntax("body", "no JSON, " + where(broken), "a JSON object");
        } catch (IOException broken) {
            // Of bytes in memory: they begin like UTF-16 or UTF-32, and go on as neither.
            throw ScimProblem.invalidSyntax("body", "text in a broken encoding", "a JSON object");
        }
        throw ScimProblem.invalidSyntax("body", "other JSON", "a JSON object");
    }

    private static String where(JsonProcessingException broken) {
        return broken.getLocation() == null
                ? "at its start"
                : "line " + broken.getLocation().getLineNr() + ", column "
                        + broken.getLocation().getColumnNr();
    }

    /** Half characters and NUL can be neither stored nor sent back. */
    private static void mustBeText(JsonNode node) {
        if (node.isTextual()) {
            mustBeText(node.textValue());
        }
        node.fieldNames().forEachRemaining(ScimJson::mustBeText);
        node.forEach(ScimJson::mustBeText);
    }

    private static void mustBeText(String text) {
        if (text.codePoints().anyMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE)) {
            throw ScimProblem.invalidValue("body", "text with a broken character", "text that can be written down");
        }
    }

    /** The object that was stored. */
    public static ObjectNode stored(String text) {
        try {
            return (ObjectNode) READER.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("stored attributes are no JSON", broken);
        }
    }

    /** As it is stored and sent. */
    public static String write(JsonNode node) {
        try {
            return JsonUtils.getObjectWriter().writeValueAsString(node);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a tree that is no JSON", broken);
        }
    }

    /** A new object. */
    public static ObjectNode object() {
        return JsonUtils.getJsonNodeFactory().objectNode();
    }

    /** A new array. */
    public static ArrayNode array() {
        return JsonUtils.getJsonNodeFactory().arrayNode();
    }
}
