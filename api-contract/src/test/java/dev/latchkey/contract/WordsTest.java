package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contract.NamedDocument.NamedOperation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Each document says of everything what it is, and gives examples that are in order. */
class WordsTest {
    private static final Set<String> VERBS = Set.of(
            "allow",
            "approve",
            "authenticate",
            "authorize",
            "cancel",
            "change",
            "check",
            "collect",
            "create",
            "decide",
            "delete",
            "diagnose",
            "evaluate",
            "export",
            "find",
            "get",
            "import",
            "issue",
            "list",
            "patch",
            "pin",
            "plan",
            "preview",
            "push",
            "register",
            "reject",
            "release",
            "remove",
            "replace",
            "replay",
            "report",
            "request",
            "restore",
            "resume",
            "retry",
            "revoke",
            "rotate",
            "search",
            "show",
            "signal",
            "skip",
            "start",
            "suspend",
            "test",
            "verify",
            "withdraw");

    static List<NamedDocument> documents() {
        return NamedDocument.all().toList();
    }

    static List<NamedOperation> operations() {
        return NamedDocument.operations().toList();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void namesEachOperationOnce(NamedDocument each) {
        assertThat(each.document().operations().stream().map(Operation::id)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void namesOperationsByVerbAndNoun(NamedOperation each) {
        assertThat(each.operation().id()).matches("[a-z]+([A-Z][A-Za-z]*)+");
        assertThat(VERBS).contains(each.operation().id().split("(?=[A-Z])")[0]);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void saysWhatItDoesAndWhoMayCall(NamedOperation each) {
        assertThat(each.operation().node().path("summary").asString("")).isNotBlank();
        assertThat(each.operation().roles()).isNotEmpty();
        assertThat(each.operation().node().path("tags").size()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void describesItsTags(NamedDocument each) {
        Map<String, String> described = each.document()
                .root()
                .path("tags")
                .valueStream()
                .collect(Collectors.toMap(
                        tag -> tag.path("name").asString(),
                        tag -> tag.path("description").asString("")));
        assertThat(described.values()).noneMatch(String::isBlank);
        assertThat(described.keySet())
                .isEqualTo(each.document().operations().stream()
                        .map(operation -> operation.node().at("/tags/0").asString())
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void describesItsSchemas(NamedDocument each) {
        each.document().root().at("/components/schemas").propertyStream().forEach(schema -> {
            assertThat(schema.getValue().path("description").asString(""))
                    .as(schema.getKey())
                    .isNotBlank();
        });
    }

    @ParameterizedTest
    @MethodSource("operations")
    void describesItsParameters(NamedOperation each) {
        assertThat(each.operation().parameters())
                .allMatch(
                        parameter -> !parameter.path("description").asString("").isBlank());
    }

    /** Examples of parameters are of text, as they are sent. */
    @ParameterizedTest
    @MethodSource("operations")
    void hasExamplesThatItsSchemasAllow(NamedOperation each) {
        ApiDocument document = each.operation().document();
        for (RequestForm form : each.operation().forms()) {
            if (!form.isNone()) {
                assertThat(form.node().has("example")).as(form.type()).isTrue();
                assertThat(document.errors(
                                form.node().path("schema"), form.node().path("example")))
                        .isEmpty();
            }
        }
        for (JsonNode parameter : each.operation().parameters()) {
            if (parameter.path("required").asBoolean(false) || parameter.has("example")) {
                assertThat(document.errors(parameter.path("schema"), parameter.path("example")))
                        .as(parameter.path("name").asString())
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void usesTheSecurityThatItDescribes(NamedDocument each) {
        Set<String> schemes = each.document()
                .root()
                .at("/components/securitySchemes")
                .propertyStream()
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        assertThat(each.document().root().findValues("security").stream()
                        .flatMap(JsonNode::valueStream)
                        .flatMap(JsonNode::propertyStream)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()))
                .isEqualTo(schemes);
    }
}
