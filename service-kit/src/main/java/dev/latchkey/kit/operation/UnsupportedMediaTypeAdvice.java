package dev.latchkey.kit.operation;

import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.ProblemDetails;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

/**
 * A body in a form that is not taken: told with the one that is, and only to who may call the operation. The form is looked at
 * before a request handler is called, which is what looks at roles.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnsupportedMediaTypeAdvice {
    private final Optional<DocumentedOperations> operations;

    /** @param operations empty where a service has no document */
    UnsupportedMediaTypeAdvice(Optional<DocumentedOperations> operations) {
        this.operations = operations;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unsupported(
            UnsupportedMediaTypeStatusException failure, ServerWebExchange exchange, @Nullable Caller caller) {
        Optional<DocumentedOperation> operation = operations.flatMap(all -> all.of(exchange.getRequest()));
        List<Role> roles = operation.map(DocumentedOperation::roles).orElse(List.of());
        if (caller != null && !roles.isEmpty()) {
            caller.mustBe(roles.toArray(Role[]::new));
        }
        String given = exchange.getRequest().getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
        FieldProblem wrong = new FieldProblem(
                HttpHeaders.CONTENT_TYPE, given == null ? "nothing" : given, expected(failure, operation));
        String detail = wrong.field() + ": " + wrong.given() + " (expected: " + wrong.expected() + ")";
        return ResponseEntity.status(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
                .headers(all -> all.putAll(failure.getHeaders()))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetails.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, detail, List.of(wrong)));
    }

    private static String expected(
            UnsupportedMediaTypeStatusException failure, Optional<DocumentedOperation> operation) {
        List<String> documented = operation.map(DocumentedOperation::mediaTypes).orElse(List.of());
        List<String> taken = documented.isEmpty()
                ? failure.getSupportedMediaTypes().stream()
                        .map(MediaType::toString)
                        .toList()
                : documented;
        return taken.isEmpty() ? MediaType.APPLICATION_JSON_VALUE : String.join(" or ", taken);
    }
}
