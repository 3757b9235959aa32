package dev.latchkey.kit.operation;

import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.ProblemDetails;
import dev.latchkey.kit.problem.ProblemException;
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
        try {
            mayCall(caller, operation.map(DocumentedOperation::roles).orElse(List.of()));
        } catch (ProblemException forbidden) {
            // Nobody else is asked about what an exception handler throws.
            return answer(forbidden.status(), String.valueOf(forbidden.getMessage()), List.of(), HttpHeaders.EMPTY);
        }
        String given = exchange.getRequest().getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
        FieldProblem wrong = new FieldProblem(
                HttpHeaders.CONTENT_TYPE, given == null ? "nothing" : given, expected(failure, operation));
        String detail = wrong.field() + ": " + wrong.given() + " (expected: " + wrong.expected() + ")";
        return answer(HttpStatus.UNSUPPORTED_MEDIA_TYPE, detail, List.of(wrong), failure.getHeaders());
    }

    private static void mayCall(@Nullable Caller caller, List<Role> roles) {
        if (caller != null && !roles.isEmpty()) {
            caller.mustBe(roles.toArray(Role[]::new));
        }
    }

    private static ResponseEntity<ProblemDetail> answer(
            HttpStatus status, String detail, List<FieldProblem> fields, HttpHeaders headers) {
        return ResponseEntity.status(status)
                .headers(all -> all.putAll(headers))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetails.of(status, detail, fields));
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
