package dev.latchkey.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One thing that can be asked.
 *
 * @param node   as the document has it
 * @param shared the parameters of all operations of the path
 */
public record Operation(ApiDocument document, String method, String path, JsonNode node, JsonNode shared) {
    /** Its name. */
    public String id() {
        return node.path("operationId").asString();
    }

    /** Who may: roles, {@code public} for everybody, or what a service names for those without a token. */
    public List<String> roles() {
        return node.path("x-latchkey-roles")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    /** Whether nobody is asked who they are. */
    public boolean isPublic() {
        return roles().contains("public");
    }

    /** Its parameters, references resolved; its own go before those of its path. */
    public List<JsonNode> parameters() {
        Map<String, JsonNode> byName = new LinkedHashMap<>();
        Stream.concat(shared.valueStream(), node.path("parameters").valueStream())
                .map(document::resolve)
                .forEach(each -> byName.put(
                        each.path("in").asString() + each.path("name").asString(), each));
        return List.copyOf(byName.values());
    }

    /** Those in a place, {@code path}, {@code query} or {@code header}. */
    public List<JsonNode> parameters(String in) {
        return parameters().stream()
                .filter(each -> each.path("in").asString().equals(in))
                .toList();
    }

    /** What can be sent, by content type; {@link RequestForm#NONE} where nothing is. */
    public List<RequestForm> forms() {
        List<RequestForm> forms = document.resolve(node.path("requestBody"))
                .path("content")
                .propertyStream()
                .map(each -> new RequestForm(each.getKey(), each.getValue()))
                .toList();
        return forms.isEmpty() ? List.of(RequestForm.NONE) : forms;
    }

    /** Whether a body can be sent. */
    public boolean takesBody() {
        return node.has("requestBody");
    }

    /** What is answered with that status; missing where it is not in the document. */
    public JsonNode response(int status) {
        return document.resolve(node.path("responses").path(String.valueOf(status)));
    }

    /** Whether an answer with that status is in the document. */
    public boolean answers(int status) {
        return !response(status).isMissingNode();
    }

    /** Whether that error is no problem detail: the document says why. */
    public boolean isOfAnotherStandard(int status) {
        return node.path("x-latchkey-errors").has(String.valueOf(status));
    }

    /** What is wrong with an answer, by the document. */
    public List<String> faults(ApiAnswer answer) {
        JsonNode response = response(answer.status());
        if (response.isMissingNode()) {
            return List.of("status " + answer.status() + " is not in the document: " + answer.text());
        }
        return Stream.concat(headerFaults(response, answer), bodyFaults(response, answer).stream())
                .toList();
    }

    private Stream<String> headerFaults(JsonNode response, ApiAnswer answer) {
        return response.path("headers")
                .propertyStream()
                .filter(each ->
                        document.resolve(each.getValue()).path("required").asBoolean(false))
                .map(each -> each.getKey())
                .filter(name -> answer.header(name).isEmpty())
                .map(name -> "header " + name + " is missing");
    }

    private List<String> bodyFaults(JsonNode response, ApiAnswer answer) {
        JsonNode content = response.path("content");
        if (content.isMissingNode()) {
            return answer.body().length == 0 ? List.of() : List.of("a body that is not in the document");
        }
        String type = answer.header("Content-Type").split(";")[0];
        JsonNode schema = content.path(type).path("schema");
        return schema.isMissingNode()
                ? List.of("content type " + type + " is not in the document")
                : document.errors(schema, answer.content(type));
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
