package dev.latchkey.credential.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.credential.directory.scim.SchemaUrns;
import dev.latchkey.credential.directory.scim.ScimJson;
import dev.latchkey.kit.request.RequestFields;
import dev.latchkey.kit.text.ShownText;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The attributes of a user that are kept as they are given: those of the published schema that nothing here depends
 * on. Others are dropped, a password before all.
 */
final class StoredAttributes {
    private static final Set<String> ELSEWHERE = Set.of("userName", "externalId", "active");
    private static final JsonNode SCHEMA =
            DiscoveryDocuments.named("schemas").path(0).path("attributes");

    private StoredAttributes() {}

    static ObjectNode of(ObjectNode given, RequestFields fields) {
        ObjectNode kept = ScimJson.object();
        for (JsonNode attribute : SCHEMA) {
            String name = attribute.path("name").asText();
            JsonNode value = given.path(name);
            if (!ELSEWHERE.contains(name) && isAssigned(value)) {
                checked(attribute, name, value, fields).ifPresent(fine -> kept.set(name, fine));
            }
        }
        if (given.get(SchemaUrns.ENTERPRISE) instanceof ObjectNode extension && !extension.isEmpty()) {
            kept.set(SchemaUrns.ENTERPRISE, extension.deepCopy());
        }
        kept.properties().forEach(each -> shown(each.getKey(), each.getValue(), fields));
        return kept;
    }

    /** Addresses have lines of their own. */
    private static void shown(String name, JsonNode value, RequestFields fields) {
        if (value.isTextual() && !ShownText.isFit(value.textValue().replaceAll("[\\r\\n\\t]", " "))) {
            fields.wrong(name, value.textValue(), "text " + ShownText.EXPECTED);
        }
        value.forEach(each -> shown(name, each, fields));
    }

    /** RFC 7643, section 2.5: null and empty are the same as nothing. */
    private static boolean isAssigned(JsonNode value) {
        return !value.isMissingNode() && !value.isNull() && !(value.isContainerNode() && value.isEmpty());
    }

    private static Optional<JsonNode> checked(JsonNode attribute, String name, JsonNode value, RequestFields fields) {
        if (attribute.path("multiValued").asBoolean()) {
            return Optional.of(several(name, value, fields));
        }
        boolean complex = attribute.path("type").asText().equals("complex");
        if (complex ? !value.isObject() : !value.isTextual()) {
            fields.wrong(name, kind(value), complex ? "an object" : "a string");
            return Optional.empty();
        }
        return Optional.of(value.deepCopy());
    }

    /** As an array of objects, though one value may come without the brackets and a text for itself. */
    private static ArrayNode several(String name, JsonNode value, RequestFields fields) {
        ArrayNode several = ScimJson.array();
        for (JsonNode each : value.isArray() ? value : ScimJson.array().add(value)) {
            if (each instanceof ObjectNode object) {
                several.add(withPrimary(object.deepCopy()));
            } else if (each.isTextual()) {
                several.addObject().put("value", each.textValue());
            } else {
                fields.wrong(name, kind(each), "objects with a value");
            }
        }
        return several;
    }

    private static ObjectNode withPrimary(ObjectNode value) {
        JsonNode primary = value.path("primary");
        return primary.isTextual() ? value.put("primary", Boolean.parseBoolean(primary.textValue())) : value;
    }

    private static String kind(JsonNode value) {
        return "of type " + value.getNodeType().name().toLowerCase(Locale.ROOT);
    }
}
