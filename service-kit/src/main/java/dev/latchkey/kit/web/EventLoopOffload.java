package dev.latchkey.kit.web;

import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Has no request answered on the event loop that is handing it over. Reactor Netty 1.3.6 stops reading a kept
 * connection when a request that had to wait for the one before it is answered there and then (reactor-netty issues
 * 4347 and 4361); its client would wait for ever.
 */
final class EventLoopOffload implements WebFilter, Ordered {
    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(exchange).subscribeOn(Schedulers.parallel());
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
