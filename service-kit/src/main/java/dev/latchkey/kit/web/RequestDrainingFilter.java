package dev.latchkey.kit.web;

import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Takes a request in whole before it is answered, even where the answer did not need the whole. Reactor Netty closes a
 * connection on which it answered while the client was still sending; what the client sends next is met with a reset,
 * which throws away an answer that it has not read yet: instead of "too large" it would see a broken connection.
 */
final class RequestDrainingFilter implements WebFilter, Ordered {
    /** For a client that never sends what it announced. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        DrainedRequest request = new DrainedRequest(exchange.getRequest());
        if (request.hasNoBody()) {
            return chain.filter(exchange);
        }
        exchange.getResponse().beforeCommit(() -> request.drain().timeout(PATIENCE, Mono.empty()));
        return chain.filter(exchange.mutate().request(request).build());
    }

    /** Around everything that may answer, and on the thread that {@link EventLoopOffload} chose. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 1;
    }
}
