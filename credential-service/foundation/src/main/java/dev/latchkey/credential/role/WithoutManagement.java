package dev.latchkey.credential.role;

import dev.latchkey.kit.problem.ProblemDetails;
import dev.latchkey.kit.web.ManagementPort;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * The API port of a process without management: everything is 404, whoever asks. It is answered before access tokens are
 * looked at, so such a process needs no identity provider. Health and metrics have a port of their own.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class WithoutManagement implements WebFilter {
    private final ProblemDetails problems;

    WithoutManagement(ProblemDetails problems) {
        this.problems = problems;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return ManagementPort.received(exchange)
                ? chain.filter(exchange)
                : problems.write(exchange, HttpStatus.NOT_FOUND, "This process does not serve management.");
    }
}
