package dev.latchkey.kit.problem;

import dev.latchkey.kit.text.ShownText;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Problem details (RFC 9457), made and written. */
public final class ProblemDetails {
    private final JsonMapper json;

    ProblemDetails(JsonMapper json) {
        this.json = json;
    }

    /** A problem with the fields that are wrong, where there are any. */
    public static ProblemDetail of(HttpStatus status, String detail, List<FieldProblem> fields) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, ShownText.replaced(detail, " "));
        if (!fields.isEmpty()) {
            problem.setProperty("errors", fields);
        }
        return problem;
    }

    /** Writes a problem where no request handler can: in filters. */
    public Mono<Void> write(ServerWebExchange exchange, HttpStatus status, String detail) {
        return write(exchange, status, detail, List.of());
    }

    /** As {@link #write(ServerWebExchange, HttpStatus, String)}, with the fields that are wrong. */
    Mono<Void> write(ServerWebExchange exchange, HttpStatus status, String detail, List<FieldProblem> fields) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(status);
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        DataBuffer body = response.bufferFactory().wrap(json.writeValueAsBytes(of(status, detail, fields)));
        return response.writeWith(Mono.just(body));
    }
}
