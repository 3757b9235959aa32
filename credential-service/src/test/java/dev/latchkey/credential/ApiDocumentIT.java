package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.latchkey.credential.ApiDocument.Body;
import dev.latchkey.credential.ApiDocument.Operation;
import dev.latchkey.credential.Http.Answer;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** Holds {@code openapi.yaml} against the running service, both ways. Each operation is called as its examples say. */
class ApiDocumentIT {
    private static final ApiDocument DOCUMENT = ApiDocument.INSTANCE;
    /** Answers every wrong way below it in the words of SCIM. */
    private static final String WRONG_WAYS = " /scim/v2/**";

    /** Who is of no tenant. */
    private static final Set<String> BEYOND_TENANTS = Set.of("platform", "public", "signature");

    private final Replica replica = Shared.replica();

    @Test
    void namesEveryHandlerAndNothingElse() {
        var mapping = replica.context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        Set<String> handled = mapping.getHandlerMethods().keySet().stream()
                .flatMap(ApiDocumentIT::inWords)
                .filter(each -> !each.endsWith(WRONG_WAYS))
                .collect(Collectors.toSet());
        assertThat(DOCUMENT.operations().stream().map(ApiDocumentIT::inWords).collect(Collectors.toSet()))
                .isEqualTo(handled);
    }

    private static Stream<String> inWords(RequestMappingInfo info) {
        return info.getPatternsCondition().getPatterns().stream()
                .flatMap(path -> info.getMethodsCondition().getMethods().isEmpty()
                        ? Stream.of("any " + path)
                        : info.getMethodsCondition().getMethods().stream()
                                .map(method -> method + " " + unnamed(path.getPatternString())));
    }

    private static String inWords(Operation operation) {
        return operation.method() + " " + unnamed(operation.path());
    }

    private static String unnamed(String path) {
        return path.replaceAll("\\{[^}]+}", "{}");
    }

    @Test
    void isServedToEverybody() {
        Answer answer = replica.api.get("/openapi.yaml");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo(ApiDocument.TEXT);
    }

    @TestFactory
    Stream<DynamicTest> answersEveryExampleAsItSays() {
        return eachForm((operation, body) -> {
            for (String role : operation.roles()) {
                ApiCaller caller = new ApiCaller(replica);
                caller.prepare(operation);
                Answer answer = caller.call(operation, body, caller.allowed(role, body));
                assertThat(answer.status()).as("%s: %s", role, answer.text()).isBetween(200, 299);
                assertThat(DOCUMENT.faults(operation, answer)).as(role).isEmpty();
            }
        });
    }

    /** What the test of tenants goes by: an id of which nobody has said whose it is would be passed over. */
    @Test
    void knowsOfEveryIdWhoseItIs() {
        assertThat(DOCUMENT.operations().stream()
                        .flatMap(operation -> operation.parameters().stream())
                        .filter(each -> each.get("in").asString().equals("path"))
                        .map(each -> each.get("name").asString()))
                .isNotEmpty()
                .allMatch(name -> ApiCaller.OF_TENANT.contains(name) ^ ApiCaller.OF_INSTALLATION.contains(name));
    }

    @TestFactory
    Stream<DynamicTest> knowsNobodyWithoutAToken() {
        return eachForm((operation, body) -> {
            if (operation.roles().contains("public")) {
                return;
            }
            ApiCaller caller = new ApiCaller(replica);
            caller.prepare(operation);
            List<String> before = caller.state();
            challenges(refuses(caller, operation, body, 401));
            challenges(refuses(caller, operation, body, 401, "Authorization", "Bearer nonsense"));
            assertThat(caller.state()).isEqualTo(before);
        });
    }

    /** RFC 9110, section 15.5.2. */
    private static void challenges(Answer answer) {
        assertThat(answer.header("WWW-Authenticate")).isNotEmpty();
    }

    @TestFactory
    Stream<DynamicTest> refusesEveryOtherRole() {
        return eachForm((operation, body) -> {
            if (operation.roles().contains("public") || operation.roles().contains("signature")) {
                return;
            }
            ApiCaller caller = new ApiCaller(replica);
            caller.prepare(operation);
            List<String> before = caller.state();
            for (String role : ApiCaller.ROLES) {
                if (!operation.roles().contains(role)) {
                    refuses(caller, operation, body, 403, caller.as(role));
                }
            }
            if (operation.roles().contains("owner") && operation.path().contains("{accountId}")) {
                refuses(caller, operation, body, 404, caller.acme.as("owner", "bob@" + caller.acme.domain));
            }
            assertThat(caller.state()).isEqualTo(before);
        });
    }

    @TestFactory
    Stream<DynamicTest> letsNoTenantReachAnother() {
        return eachForm((operation, body) -> {
            ApiCaller victim = new ApiCaller(replica);
            List<String> theirs = victim.everythingOfTheTenant();
            victim.prepare(operation);
            Acme stranger = new Acme(replica);
            List<String> before = victim.state();
            for (String role : operation.roles()) {
                if (!BEYOND_TENANTS.contains(role)) {
                    tellsNothing(victim, theirs, operation, body, stranger.as(role, victim.acme.login));
                }
            }
            assertThat(victim.state()).isEqualTo(before);
        });
    }

    private static void tellsNothing(
            ApiCaller victim, List<String> theirs, Operation operation, Body body, String... caller) {
        boolean isTheirs =
                ApiCaller.OF_TENANT.stream().anyMatch(kind -> operation.path().contains("{" + kind + "}"));
        Answer answer =
                isTheirs ? refuses(victim, operation, body, 404, caller) : answers(victim, operation, body, caller);
        ApiCaller.Request request = victim.request(operation, body);
        // Whose token says the login knows it.
        String told = answer.text().replace(victim.acme.login, "");
        assertThat(theirs).as(told).filteredOn(id -> !request.names(id)).noneMatch(told::contains);
    }

    private static Answer refuses(ApiCaller caller, Operation operation, Body body, int how, String... headers) {
        Answer answer = answers(caller, operation, body, headers);
        assertThat(answer.status()).as(answer.text()).isEqualTo(how);
        return answer;
    }

    private static Answer answers(ApiCaller caller, Operation operation, Body body, String... headers) {
        Answer answer = caller.call(operation, body, headers);
        assertThat(DOCUMENT.faults(operation, answer)).isEmpty();
        return answer;
    }

    private interface Check {
        void of(Operation operation, Body body);
    }

    private static Stream<DynamicTest> eachForm(Check check) {
        return DOCUMENT.operations().stream()
                .flatMap(operation -> operation.bodies().stream()
                        .map(body -> dynamicTest(operation + " " + body.type(), () -> check.of(operation, body))));
    }
}
