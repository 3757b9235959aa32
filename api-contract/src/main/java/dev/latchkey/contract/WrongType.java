package dev.latchkey.contract;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Objects in which one field has a value of another JSON type. */
final class WrongType {
    private WrongType() {}

    static JsonNode of(JsonNode object, String field) {
        ObjectNode wrong = (ObjectNode) object.deepCopy();
        return switch (object.get(field).getNodeType()) {
            case STRING -> wrong.put(field, 7);
            case BOOLEAN -> wrong.put(field, "true");
            case NUMBER -> wrong.put(field, object.get(field).toString());
            case ARRAY -> wrong.put(field, "text");
            default -> wrong.put(field, 7);
        };
    }
}
