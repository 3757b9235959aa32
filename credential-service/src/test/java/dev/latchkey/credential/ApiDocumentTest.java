package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.ApiDocument.Body;
import dev.latchkey.credential.ApiDocument.Operation;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What the document has to say of every operation, so that the other tests can be made of it. */
class ApiDocumentTest {
    private static final ApiDocument DOCUMENT = ApiDocument.INSTANCE;
    private static final List<String> CALLERS = Stream.concat(
                    ApiCaller.ROLES.stream(), Stream.of("public", "signature"))
            .toList();

    static List<Operation> operations() {
        return DOCUMENT.operations();
    }

    @Test
    void isOpenApi() {
        assertThat(new OpenAPIV3Parser().readContents(ApiDocument.TEXT).getMessages())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void saysWhoMayCall(Operation operation) {
        assertThat(operation.roles()).isNotEmpty().isSubsetOf(CALLERS);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void hasAnExampleOfEverythingThatCanBeSent(Operation operation) {
        for (JsonNode parameter : operation.parameters()) {
            assertThat(parameter.has("example")).as(parameter.toString()).isTrue();
        }
        for (Body body : operation.bodies()) {
            assertThat(body.type().isEmpty() || body.node().has("example"))
                    .as(body.type())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void hasExamplesOfTheShapeThatItDemands(Operation operation) {
        for (Body body : operation.bodies()) {
            if (!body.type().isEmpty()) {
                assertThat(DOCUMENT.errors(
                                body.node().get("schema"), body.node().get("example")))
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void saysHowItRefuses(Operation operation) {
        List<String> statuses = operation
                .node()
                .get("responses")
                .propertyStream()
                .map(each -> each.getKey())
                .toList();
        if (!operation.roles().contains("public")) {
            assertThat(statuses).contains("401");
        }
        if (operation.path().contains("{accountId}")) {
            assertThat(statuses).contains("404");
        }
    }
}
