package dev.latchkey.credential.role;

import dev.latchkey.kit.problem.ProblemDetails;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * The API port of a process without management: health and metrics are there, everything else is 404, whoever asks. It
 * is answered before access tokens are looked at, so such a process needs no identity provider.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class WithoutManagement implements WebFilter {
    private static final String OPERATION = "/actuator/";

    private final ProblemDetails problems;

    WithoutManagement(ProblemDetails problems) {
        this.problems = problems;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String path = exchange.getRequest().getPath().pathWithinApplication().value();
        return path.startsWith(OPERATION)
                ? chain.filter(exchange)
                : problems.write(exchange, HttpStatus.NOT_FOUND, "This process does not serve management.");
    }
}
