package dev.latchkey.kit.operation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.kit.security.Authentication;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

class UnsupportedMediaTypeAdviceTest {
    private static final String DOCUMENT = """
            paths:
              /v1/things/{id}:
                parameters: [{name: id}]
                post:
                  x-latchkey-roles: [admin, helpdesk]
                  requestBody: {content: {application/json: {}}}
              /v1/things/import:
                post:
                  x-latchkey-roles: [admin]
                  requestBody: {$ref: "#/components/requestBodies/File"}
              /v1/leaks:
                post: {x-latchkey-roles: [public], requestBody: {content: {application/json: {}}}}
            components:
              requestBodies:
                File: {content: {text/csv: {}, text/plain: {}}}
            """;

    private final UnsupportedMediaTypeAdvice advice = new UnsupportedMediaTypeAdvice(
            Optional.of(new DocumentedOperations(new ByteArrayResource(DOCUMENT.getBytes(UTF_8)))));

    private static Caller caller(Role... roles) {
        return new Caller(
                "https://id.example",
                "s-1",
                "acme",
                Set.of(roles),
                null,
                false,
                new Authentication(null, List.of(), Set.of()));
    }

    private static ResponseEntity<ProblemDetail> answer(UnsupportedMediaTypeAdvice advice, String path, Caller caller) {
        var exchange =
                MockServerWebExchange.from(MockServerHttpRequest.post(path).header("Content-Type", "application/xml"));
        var failure =
                new UnsupportedMediaTypeStatusException(MediaType.APPLICATION_XML, List.of(MediaType.APPLICATION_JSON));
        return advice.unsupported(failure, exchange, caller);
    }

    private static String detail(ResponseEntity<ProblemDetail> answer) {
        assertThat(answer.getStatusCode().value()).isEqualTo(415);
        return String.valueOf(answer.getBody() == null ? null : answer.getBody().getDetail());
    }

    @Test
    void saysWhichFormIsTaken() {
        assertThat(detail(answer(advice, "/v1/things/x", caller(Role.HELPDESK))))
                .isEqualTo("Content-Type: application/xml (expected: application/json)");
        assertThat(detail(answer(advice, "/v1/things/import", caller(Role.ADMIN))))
                .isEqualTo("Content-Type: application/xml (expected: text/csv or text/plain)");
        assertThat(detail(answer(advice, "/v1/leaks", caller()))).contains("application/json");
    }

    @Test
    void saysItOnlyToWhoMayCallTheOperation() {
        ResponseEntity<ProblemDetail> answer = answer(advice, "/v1/things/import", caller(Role.HELPDESK));
        assertThat(answer.getStatusCode().value()).isEqualTo(403);
        assertThat(answer.getBody())
                .isNotNull()
                .satisfies(
                        problem -> assertThat(problem.getDetail()).isEqualTo("This takes one of the roles [admin]."));
    }

    @Test
    void goesByTheServerWhereThereIsNoDocument() {
        assertThat(detail(answer(new UnsupportedMediaTypeAdvice(Optional.empty()), "/v1/x", caller())))
                .isEqualTo("Content-Type: application/xml (expected: application/json)");
    }
}
