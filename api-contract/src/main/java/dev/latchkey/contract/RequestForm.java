package dev.latchkey.contract;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What can be sent, in one form.
 *
 * @param type its content type; empty where nothing is sent
 * @param node as the document has it
 */
public record RequestForm(String type, JsonNode node) {
    /** Nothing is sent. */
    public static final RequestForm NONE = new RequestForm("", MissingNode.getInstance());

    /** Whether nothing is sent. */
    public boolean isNone() {
        return type.isEmpty();
    }

    /** Whether it is JSON of some kind. */
    public boolean isJson() {
        return ApiAnswer.isJson(type);
    }

    /** The example, as it is sent. */
    public String example() {
        JsonNode example = node.path("example");
        if (type.equals("application/x-www-form-urlencoded")) {
            return example.propertyStream()
                    .map(each -> each.getKey() + "="
                            + ExampleRequest.encoded(each.getValue().asString()))
                    .collect(Collectors.joining("&"));
        }
        return example.isString() ? example.asString() : example.isMissingNode() ? "" : example.toString();
    }
}
