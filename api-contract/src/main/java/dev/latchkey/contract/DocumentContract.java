package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The document says what the service does: all of it, nothing else, in these words. */
public interface DocumentContract extends ServiceContract {
    /** Both ways. */
    @Test
    default void namesEveryHandlerAndNothingElse() {
        assertThat(service().document().operations().stream()
                        .map(operation -> operation.method() + " " + Handlers.unnamed(operation.path()))
                        .collect(Collectors.toSet()))
                .isEqualTo(service().handlers());
    }

    /** Whoever wants to write a client has no token yet. */
    @Test
    default void isServedToEverybody() {
        ApiAnswer answer = service().client().get("/openapi.yaml");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/yaml");
        assertThat(answer.text()).isEqualTo(service().document().text());
    }

    /** What is an example can be sent, and is answered as the document says, whoever of those who may sends it. */
    @TestFactory
    default Stream<DynamicTest> answersEveryExampleAsItSays() {
        return each((operation, form) -> operation.roles().forEach(role -> {
            TenantFixture tenant = service().tenant();
            ExampleRequest request = ExampleRequest.of(operation, form, tenant.samples(role));
            ApiAnswer answer = answer(operation, request, as(role, request.content(), tenant));
            assertThat(answer.status()).as("%s: %s", role, answer.text()).isBetween(200, 299);
        }));
    }

    /** What the test of tenants goes by: an id of which nobody has said whose it is would be passed over. */
    @Test
    default void knowsOfEveryIdWhoseItIs() {
        SampleIds samples = service().tenant().samples();
        List<String> ids = service().document().operations().stream()
                .flatMap(operation -> operation.parameters("path").stream())
                .map(each -> each.path("example").asString())
                .toList();
        assertThat(ids)
                .allMatch(id -> samples.ofTenant().contains(id)
                        ^ samples.ofInstallation().contains(id));
    }
}
