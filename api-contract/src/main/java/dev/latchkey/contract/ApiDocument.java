package dev.latchkey.contract;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An OpenAPI 3.1 document, as the tests read it that hold it against a service. */
public final class ApiDocument {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private final String text;
    private final JsonNode root;

    private ApiDocument(String text) {
        this.text = text;
        this.root = JsonMapper.shared().valueToTree(new Yaml(new LoaderOptions()).load(text));
    }

    /** The document that is written like that. */
    public static ApiDocument of(String yaml) {
        return new ApiDocument(yaml);
    }

    /** The document on the class path. */
    public static ApiDocument resource(String path) {
        try (InputStream in = Objects.requireNonNull(ApiDocument.class.getResourceAsStream(path), path)) {
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** As it is written. */
    public String text() {
        return text;
    }

    /** As a tree, references unresolved. */
    public JsonNode root() {
        return root;
    }

    /** All that can be asked, in the order of the document. */
    public List<Operation> operations() {
        return root.path("paths")
                .propertyStream()
                .flatMap(path -> operations(path.getKey(), path.getValue()))
                .toList();
    }

    private Stream<Operation> operations(String path, JsonNode item) {
        return item.propertyStream()
                .filter(each -> METHODS.contains(each.getKey()))
                .map(each -> new Operation(
                        this, each.getKey().toUpperCase(Locale.ROOT), path, each.getValue(), item.path("parameters")));
    }

    /** Follows a reference, where it is one. */
    public JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? root.at(node.get("$ref").asString().substring(1)) : node;
    }

    /** What is wrong with data by a schema of this document. */
    public List<String> errors(JsonNode schema, JsonNode data) {
        ObjectNode whole = JsonMapper.shared().createObjectNode();
        whole.set("allOf", JsonMapper.shared().createArrayNode().add(schema));
        whole.set("components", root.path("components"));
        return SCHEMAS.getSchema(whole).validate(data).stream()
                .map(Object::toString)
                .toList();
    }
}
