package dev.latchkey.credential.directory.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.kit.request.RequestFields;
import java.util.Locale;
import java.util.Optional;

/**
 * Brings values into the form that the schema gives them, however clients write them: names in any case, booleans as text,
 * a text for an object that goes by its value, one value without the brackets. What cannot be is a problem of its field.
 */
record SchemaForm(RequestFields fields) {
    /** The value in form; empty where nothing is assigned (RFC 7643, section 2.5), where it is not the client's, or wrong. */
    Optional<JsonNode> of(SchemaAttribute attribute, String field, JsonNode given) {
        if (attribute.readOnly() || !isAssigned(given)) {
            return Optional.empty();
        }
        return attribute.multiValued() ? several(attribute, field, given) : one(attribute, field, given);
    }

    /** Null and empty are the same as nothing. */
    static boolean isAssigned(JsonNode given) {
        return !given.isMissingNode() && !given.isNull() && !(given.isContainerNode() && given.isEmpty());
    }

    private Optional<JsonNode> several(SchemaAttribute attribute, String field, JsonNode given) {
        ArrayNode values = ScimJson.array();
        for (JsonNode each : given.isArray() ? given : ScimJson.array().add(given)) {
            one(attribute, field, each)
                    .filter(value -> !contains(values, value))
                    .ifPresent(values::add);
        }
        leaveOnePrimary(values);
        return values.isEmpty() ? Optional.empty() : Optional.of(values);
    }

    private static boolean contains(ArrayNode values, JsonNode value) {
        for (JsonNode each : values) {
            if (each.equals(value)) {
                return true;
            }
        }
        return false;
    }

    /** RFC 7643, section 2.4: no more than one is; of several, the first. */
    private static void leaveOnePrimary(ArrayNode values) {
        boolean found = false;
        for (JsonNode each : values) {
            if (found && each.path("primary").asBoolean()) {
                ((ObjectNode) each).put("primary", false);
            }
            found = found || each.path("primary").asBoolean();
        }
    }

    private Optional<JsonNode> one(SchemaAttribute attribute, String field, JsonNode given) {
        JsonNode alone = alone(attribute, given);
        if (!isAssigned(alone)) {
            return Optional.empty();
        }
        return switch (attribute.type()) {
            case STRING, REFERENCE -> alone.isTextual() ? Optional.of(alone) : wrong(attribute, field, alone);
            case BOOLEAN -> truth(attribute, field, alone);
            case COMPLEX -> complex(attribute, field, alone);
        };
    }

    /** Entra ID writes one object within brackets, and in its older form even a text, as {@code [{"$ref":null,"value":…}]}. */
    private static JsonNode alone(SchemaAttribute attribute, JsonNode given) {
        JsonNode first = given.path(0);
        if (given.size() != 1 || !first.isObject()) {
            return given;
        }
        if (attribute.isComplex()) {
            return first;
        }
        return first.has("$ref") && first.has("value") ? first.path("value") : given;
    }

    private Optional<JsonNode> truth(SchemaAttribute attribute, String field, JsonNode given) {
        if (given.isBoolean()) {
            return Optional.of(given);
        }
        String text = given.isTextual() ? given.textValue().strip().toLowerCase(Locale.ROOT) : "";
        return text.equals("true") || text.equals("false")
                ? Optional.of(BooleanNode.valueOf(text.equals("true")))
                : wrong(attribute, field, given);
    }

    private Optional<JsonNode> complex(SchemaAttribute attribute, String field, JsonNode given) {
        if (given instanceof ObjectNode object) {
            return object(attribute, field, object);
        }
        if (!given.isTextual() || !attribute.hasValue()) {
            return wrong(attribute, field, given);
        }
        return given.textValue().isBlank()
                ? Optional.empty()
                : Optional.of(ScimJson.object().put("value", given.textValue()));
    }

    /** What the schema does not have is dropped, as at the top. */
    private Optional<JsonNode> object(SchemaAttribute attribute, String field, ObjectNode given) {
        ObjectNode object = ScimJson.object();
        String separator = attribute.name().startsWith("urn:") ? ":" : ".";
        for (SchemaAttribute each : attribute.subAttributes()) {
            of(each, field + separator + each.name(), given.path(each.name()))
                    .ifPresent(value -> object.set(each.name(), value));
        }
        return object.isEmpty() ? Optional.empty() : Optional.of(object);
    }

    private Optional<JsonNode> wrong(SchemaAttribute attribute, String field, JsonNode given) {
        String shown =
                given.isTextual() && !given.textValue().isEmpty() && attribute.type() == SchemaAttribute.Type.BOOLEAN
                        ? given.textValue()
                        : "of type " + given.getNodeType().name().toLowerCase(Locale.ROOT);
        fields.wrong(field, shown, attribute.type().expected());
        return Optional.empty();
    }
}
