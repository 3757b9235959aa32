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
            ApiCaller caller = new ApiCaller(replica);
            caller.prepare(operation);
            Answer answer = caller.call(operation, body, caller.allowed(operation, body));
            assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
            assertThat(DOCUMENT.faults(operation, answer)).isEmpty();
        });
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
            refuses(caller, operation, body, List.of(401));
            refuses(caller, operation, body, List.of(401), "Authorization", "Bearer nonsense");
            assertThat(caller.state()).isEqualTo(before);
        });
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
                    refuses(caller, operation, body, List.of(403, 404), caller.as(role));
                }
            }
            if (operation.roles().contains("owner")) {
                refuses(
                        caller,
                        operation,
                        body,
                        List.of(403, 404),
                        caller.acme.as("owner", "bob@" + caller.acme.domain));
            }
            assertThat(caller.state()).isEqualTo(before);
        });
    }

    @TestFactory
    Stream<DynamicTest> letsNoTenantReachAnother() {
        return eachForm((operation, body) -> {
            ApiCaller victim = new ApiCaller(replica);
            victim.prepare(operation);
            Acme stranger = new Acme(replica);
            List<String> before = victim.state();
            for (String role : operation.roles()) {
                if (!Set.of("platform", "public", "signature").contains(role)) {
                    String[] caller = stranger.as(role, victim.acme.login);
                    if (ApiCaller.OF_TENANT.stream()
                            .anyMatch(kind -> operation.path().contains("{" + kind + "}"))) {
                        refuses(victim, operation, body, List.of(404), caller);
                    } else {
                        showsNothing(victim, operation, body, caller);
                    }
                }
            }
            assertThat(victim.state()).isEqualTo(before);
        });
    }

    private static void refuses(
            ApiCaller caller, Operation operation, Body body, List<Integer> how, String... headers) {
        Answer answer = caller.call(operation, body, headers);
        assertThat(answer.status()).as(answer.text()).isIn(how);
        assertThat(DOCUMENT.faults(operation, answer)).isEmpty();
    }

    /** What names no id of the victim's may well be answered, but tells nothing of theirs. */
    private static void showsNothing(ApiCaller victim, Operation operation, Body body, String... headers) {
        Answer answer = victim.call(operation, body, headers);
        assertThat(answer.text()).doesNotContain(victim.acme.account);
        assertThat(DOCUMENT.faults(operation, answer)).isEmpty();
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
