package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each document is OpenAPI 3.1 as a parser of others reads it, in a form that every tool reads. */
class OpenApiTest {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    static List<NamedDocument> documents() {
        return NamedDocument.all().toList();
    }

    /** So that every program that reads such documents can read this one. */
    @Test
    void isOpenApiByTheSchemaOfOpenApi() {
        Optional<OpenApiTools> tools = OpenApiTools.installed();
        assumeTrue(tools.isPresent(), "openapi-spec-validator needs Python 3.10 or newer, and a package index");
        OpenApiTools.Outcome outcome = tools.orElseThrow()
                .validate(documents().stream().map(NamedDocument::path).toList());
        assertThat(outcome.status()).as(outcome.output()).isZero();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void isReadByAParserWithoutComplaint(NamedDocument each) {
        assertThat(new OpenAPIV3Parser().readContents(each.document().text()).getMessages())
                .isEmpty();
    }

    /** Some tools do not know them, and clients that are generated from a document should not tell the difference. */
    @ParameterizedTest
    @MethodSource("documents")
    void hasNoAliases(NamedDocument each) {
        List<String> found = new ArrayList<>();
        new Yaml().parse(new StringReader(each.document().text())).forEach(event -> {
            if (event instanceof AliasEvent || event instanceof NodeEvent node && node.getAnchor() != null) {
                found.add(event.getStartMark().toString());
            }
        });
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void hasSchemasOfJsonSchema(NamedDocument each) {
        JsonNode meta =
                JsonMapper.shared().createObjectNode().put("$ref", "https://json-schema.org/draft/2020-12/schema");
        each.document()
                .root()
                .at("/components/schemas")
                .propertyStream()
                .forEach(schema -> assertThat(SCHEMAS.getSchema(meta).validate(schema.getValue()))
                        .as(schema.getKey())
                        .isEmpty());
    }

    /** A reference that leads nowhere is found by no schema. */
    @ParameterizedTest
    @MethodSource("documents")
    void refersToWhatIsThere(NamedDocument each) {
        JsonNode root = each.document().root();
        root.findValues("$ref").stream()
                .map(JsonNode::asString)
                .forEach(ref -> assertThat(root.at(ref.substring(1)).isMissingNode())
                        .as(ref)
                        .isFalse());
    }
}
