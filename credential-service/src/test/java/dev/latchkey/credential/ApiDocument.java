package dev.latchkey.credential;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.latchkey.credential.Http.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code openapi.yaml}, as the tests that hold it against the service read it. */
final class ApiDocument {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    static final String TEXT = read();
    static final ApiDocument INSTANCE = new ApiDocument(JsonMapper.shared().valueToTree(new Yaml().load(TEXT)));

    private final JsonNode root;

    private ApiDocument(JsonNode root) {
        this.root = root;
    }

    private static String read() {
        try (InputStream in = ApiDocument.class.getResourceAsStream("/openapi.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    List<Operation> operations() {
        return root.get("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(each -> METHODS.contains(each.getKey()))
                        .map(each -> new Operation(
                                this,
                                each.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                each.getValue(),
                                path.getValue().path("parameters"))))
                .toList();
    }

    /** Follows a reference, where it is one. */
    JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? root.at(node.get("$ref").asString().substring(1)) : node;
    }

    /** What is wrong with an answer of this operation. */
    List<String> faults(Operation operation, Answer answer) {
        JsonNode response = operation.node().path("responses").path(String.valueOf(answer.status()));
        if (response.isMissingNode()) {
            return List.of("status " + answer.status() + " is not in the document: " + answer.text());
        }
        JsonNode content = resolve(response).path("content");
        if (content.isMissingNode()) {
            return answer.body().length == 0 ? List.of() : List.of("a body that is not in the document");
        }
        String type = answer.header("Content-Type").split(";")[0];
        JsonNode schema = content.path(type).path("schema");
        return schema.isMissingNode()
                ? List.of("content type " + type + " is not in the document")
                : errors(schema, type.endsWith("json") ? answer.json() : text(answer));
    }

    private static JsonNode text(Answer answer) {
        return JsonMapper.shared().getNodeFactory().stringNode(answer.text());
    }

    List<String> errors(JsonNode schema, JsonNode data) {
        ObjectNode whole = JsonMapper.shared().createObjectNode();
        whole.set("allOf", JsonMapper.shared().createArrayNode().add(schema));
        whole.set("components", root.get("components"));
        return SCHEMAS.getSchema(whole).validate(data).stream()
                .map(Object::toString)
                .toList();
    }

    /** One thing that can be asked. */
    record Operation(ApiDocument document, String method, String path, JsonNode node, JsonNode shared) {
        List<String> roles() {
            return node.path("x-latchkey-roles")
                    .valueStream()
                    .map(JsonNode::asString)
                    .toList();
        }

        List<JsonNode> parameters() {
            return Stream.concat(shared.valueStream(), node.path("parameters").valueStream())
                    .map(document::resolve)
                    .toList();
        }

        /** By content type, what can be sent; one without a type where nothing is. */
        List<Body> bodies() {
            List<Body> bodies = document.resolve(node.path("requestBody"))
                    .path("content")
                    .propertyStream()
                    .map(each -> new Body(each.getKey(), each.getValue()))
                    .toList();
            return bodies.isEmpty() ? List.of(new Body("", JsonMapper.shared().nullNode())) : bodies;
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** What can be sent, in one form. */
    record Body(String type, JsonNode node) {
        String example() {
            JsonNode example = node.path("example");
            return example.isString() ? example.asString() : example.isMissingNode() ? "" : example.toString();
        }
    }
}
