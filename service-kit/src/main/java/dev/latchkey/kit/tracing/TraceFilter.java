package dev.latchkey.kit.tracing;

import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Takes up the trace of a request, or begins one, before anything else happens. */
final class TraceFilter implements WebFilter, Ordered {
    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String given = exchange.getRequest().getHeaders().getFirst(Traceparent.HEADER);
        Traceparent trace = Traceparent.parse(given).map(Traceparent::next).orElseGet(Traceparent::begin);
        return chain.filter(exchange).contextWrite(context -> context.put(Traceparent.HEADER, trace));
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 1;
    }
}
