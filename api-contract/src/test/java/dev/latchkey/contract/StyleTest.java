package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contract.NamedDocument.NamedOperation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** A walk over the five documents: lists, cursors, errors, ETags and approvals are alike in all of them. */
class StyleTest {
    /** Paths whose parameters are no ids. */
    private static final Set<String> NO_IDS = Set.of("version", "topic", "schemaUri", "name");

    /** All shards that were verified are one answer; leaks are answered as GitHub's programme wants it. */
    private static final Set<String> NO_LISTS = Set.of("verifyLog", "reportLeaks");

    static List<NamedOperation> operations() {
        return NamedDocument.operations().filter(each -> !each.isScim()).toList();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void answersListsAsItemsAndNextCursor(NamedOperation each) {
        Operation operation = each.operation();
        JsonNode schema = schema(operation, 200);
        boolean list =
                operation.document().resolve(schema.at("/properties/items")).isObject();
        if (NO_LISTS.contains(operation.id())) {
            return;
        }
        assertThat(schema.path("type").asString(""))
                .as("a bare array cannot be continued")
                .isNotEqualTo("array");
        if (list) {
            assertThat(schema.at("/required").valueStream().map(JsonNode::asString))
                    .contains("items");
            assertThat(schema.at("/properties/nextCursor").isMissingNode()).isFalse();
        }
        assertThat(RequestContract.isList(operation)).isEqualTo(list);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void readsListsByLimitAndCursor(NamedOperation each) {
        Operation operation = each.operation();
        if (RequestContract.isList(operation)) {
            JsonNode limit = parameter(operation, "limit").path("schema");
            assertThat(limit.path("minimum").asInt()).isEqualTo(1);
            assertThat(limit.path("maximum").asInt()).isEqualTo(500);
            assertThat(limit.path("default").asInt()).isEqualTo(50);
            assertThat(operation.id()).startsWith("list");
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void answersErrorsAsProblems(NamedOperation each) {
        Operation operation = each.operation();
        IntStream.range(400, 600).filter(operation::answers).forEach(status -> {
            JsonNode content = operation.response(status).path("content");
            if (!operation.isOfAnotherStandard(status)) {
                assertThat(content.at("/application~1problem+json/schema/$ref").asString(""))
                        .as("%d", status)
                        .isEqualTo("#/components/schemas/Problem");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("operations")
    void saysHowItRefuses(NamedOperation each) {
        Operation operation = each.operation();
        if (!each.name().equals("front doors")) {
            assertThat(operation.answers(400))
                    .as("an unknown parameter is a 400")
                    .isTrue();
            if (!operation.isPublic()) {
                assertThat(Stream.of(401, 503)).allMatch(operation::answers);
            }
        }
        if (operation.takesBody()) {
            assertThat(Stream.of(400, 413)).allMatch(operation::answers);
            assertThat(operation.answers(415)).isNotEqualTo(takesAnyContentType(each));
        }
        if (!operation.parameters("path").isEmpty()) {
            assertThat(operation.answers(404)).isTrue();
        }
    }

    /** The document says why. */
    private static boolean takesAnyContentType(NamedOperation each) {
        return each.name().equals("front doors") || each.operation().node().has("x-latchkey-any-content-type");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void namesPathParametersByTheirResource(NamedOperation each) {
        each.operation().parameters("path").forEach(parameter -> {
            String name = parameter.path("name").asString();
            assertThat(name.endsWith("Id") || NO_IDS.contains(name)).as(name).isTrue();
        });
    }

    /** Whoever changes something can say which version they have seen, and whoever reads it is told. */
    @ParameterizedTest
    @MethodSource("operations")
    void letsChangesNameTheVersionThatWasSeen(NamedOperation each) {
        Operation operation = each.operation();
        if (Set.of("PUT", "PATCH").contains(operation.method())) {
            assertThat(parameter(operation, "If-Match").isMissingNode()).isFalse();
            assertThat(operation.answers(412)).isTrue();
            assertThat(operation.response(200).at("/headers/ETag").isMissingNode())
                    .isFalse();
            Operation reading = NamedDocument.operations()
                    .filter(other -> other.name().equals(each.name()))
                    .map(NamedOperation::operation)
                    .filter(other -> other.path().equals(operation.path())
                            && other.method().equals("GET"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("what can be changed can be read"));
            assertThat(reading.response(200).at("/headers/ETag").isMissingNode())
                    .isFalse();
        }
        if (parameter(operation, "If-Match").path("required").asBoolean(false)) {
            assertThat(operation.answers(428)).isTrue();
        }
    }

    /** 202 is for what will take effect, and a header says whether it has. */
    @ParameterizedTest
    @MethodSource("operations")
    void saysWhatIsNotPublishedYetInOneWay(NamedOperation each) {
        Operation operation = each.operation();
        List<Integer> statuses = Stream.of(200, 201, 202, 204)
                .filter(status -> operation
                        .response(status)
                        .at("/headers/Latchkey-Published")
                        .isObject())
                .toList();
        if (!statuses.isEmpty() && !operation.method().equals("GET")) {
            assertThat(statuses).contains(202).hasSizeGreaterThan(1);
        }
        assertThat(operation.document().text()).doesNotContain("onRecord");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void callsTheSecondPersonsDecisionApproveOrReject(NamedOperation each) {
        assertThat(each.operation().path()).doesNotContain("decline", "deny", "accept");
        if (each.operation().path().endsWith("/approve")) {
            String reject = each.operation().path().replace("/approve", "/reject");
            assertThat(each.operation().document().operations())
                    .anyMatch(other -> other.path().equals(reject));
        }
    }

    /** What several documents have under one name is one thing. */
    @Test
    void meansTheSameByTheSameName() {
        Map<String, JsonNode> known = new HashMap<>();
        NamedDocument.all()
                .forEach(each -> Stream.of("parameters", "headers", "responses", "schemas")
                        .forEach(kind -> each.document()
                                .root()
                                .at("/components/" + kind)
                                .propertyStream()
                                .forEach(component -> {
                                    String name = kind + "/" + component.getKey();
                                    JsonNode first = known.putIfAbsent(name, component.getValue());
                                    if (first != null) {
                                        assertThat(component.getValue())
                                                .as("%s of %s", name, each)
                                                .isEqualTo(first);
                                    }
                                })));
        assertThat(known).containsKeys("schemas/Problem", "parameters/Cursor", "headers/ETag");
    }

    private static JsonNode schema(Operation operation, int status) {
        JsonNode content = operation.response(status).path("content").path("application/json");
        return operation.document().resolve(content.path("schema"));
    }

    private static JsonNode parameter(Operation operation, String name) {
        return operation.parameters().stream()
                .filter(each -> each.path("name").asString().equals(name))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }
}
