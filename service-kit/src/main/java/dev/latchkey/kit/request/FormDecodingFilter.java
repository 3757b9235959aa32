package dev.latchkey.kit.request;

import dev.latchkey.kit.problem.ProblemException;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Says of a form that cannot be decoded that it is a mistake of the caller's; Spring 7.0.8 takes it for a fault of ours. */
final class FormDecodingFilter implements WebFilter {
    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(new Forms(exchange));
    }

    private static final class Forms extends ServerWebExchangeDecorator {
        Forms(ServerWebExchange exchange) {
            super(exchange);
        }

        @Override
        public Mono<MultiValueMap<String, String>> getFormData() {
            return super.getFormData()
                    .onErrorMap(
                            IllegalArgumentException.class,
                            undecodable -> ProblemException.body(
                                    "The body is no form (application/x-www-form-urlencoded, in UTF-8)."));
        }
    }
}
