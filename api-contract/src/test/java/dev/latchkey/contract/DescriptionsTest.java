package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Whoever reads a document, or has a client generated from it, is told what each field is. */
class DescriptionsTest {
    /** Samples, and alternatives that only say more about fields which are described beside them. */
    private static final Set<String> NO_SCHEMAS = Set.of("example", "examples", "anyOf", "if", "then", "else");

    static Stream<NamedDocument> documents() {
        return NamedDocument.all();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void saysOfEachFieldWhatItIs(NamedDocument each) {
        List<String> fields = fields(each.document().root(), "").toList();
        assertThat(fields).hasSizeGreaterThan(20);
        assertThat(fields.stream()
                        .filter(field -> undescribed(each.document().root().at(field))))
                .isEmpty();
    }

    private static boolean undescribed(JsonNode field) {
        return !field.has("$ref") && field.path("description").asString("").isBlank();
    }

    /** Pointers (RFC 6901) to the fields of all schemas at or below a place. */
    private static Stream<String> fields(JsonNode node, String pointer) {
        Stream<String> here = node.path("properties")
                .propertyStream()
                .map(field -> pointer + "/properties/" + escaped(field.getKey()));
        Stream<String> below = node.isArray()
                ? Stream.iterate(0, i -> i < node.size(), i -> i + 1)
                        .flatMap(i -> fields(node.get(i), pointer + "/" + i))
                : node.propertyStream()
                        .filter(child -> !NO_SCHEMAS.contains(child.getKey()))
                        .flatMap(child -> fields(child.getValue(), pointer + "/" + escaped(child.getKey())));
        return Stream.concat(here, below);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
