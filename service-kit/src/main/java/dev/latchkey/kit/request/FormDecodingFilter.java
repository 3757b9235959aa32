package dev.latchkey.kit.request;

import dev.latchkey.kit.problem.ProblemException;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.codec.FormHttpMessageReader;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Reads forms from the request as the filters before left it, and says of one that cannot be decoded that it is a mistake
 * of the caller's. Spring 7.0.8 takes that for a fault of ours, and reads forms past every filter: one that is too large
 * would not be taken in to its end, and its sender could find a broken connection in place of the answer.
 */
final class FormDecodingFilter implements WebFilter {
    private static final ResolvableType FORM =
            ResolvableType.forClassWithGenerics(MultiValueMap.class, String.class, String.class);

    private final FormHttpMessageReader reader = new FormHttpMessageReader();

    FormDecodingFilter(DataSize atMost) {
        reader.setMaxInMemorySize(Math.toIntExact(atMost.toBytes()));
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(isForm(exchange.getRequest().getHeaders()) ? new Form(exchange) : exchange);
    }

    /** By its text: what is no media type at all is refused by whoever reads the body. */
    private static boolean isForm(HttpHeaders headers) {
        String type = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        return type != null && type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    private Mono<MultiValueMap<String, String>> read(ServerWebExchange exchange) {
        return reader.readMono(FORM, exchange.getRequest(), Map.of())
                .switchIfEmpty(Mono.fromSupplier(LinkedMultiValueMap::new))
                .onErrorMap(
                        IllegalArgumentException.class,
                        undecodable -> ProblemException.body(
                                "The body is no form (application/x-www-form-urlencoded, in UTF-8)."));
    }

    /** An exchange whose body is a form; it is read when it is first asked for, and once. */
    private final class Form extends ServerWebExchangeDecorator {
        private final Mono<MultiValueMap<String, String>> fields;

        Form(ServerWebExchange exchange) {
            super(exchange);
            fields = read(exchange).cache();
        }

        @Override
        public Mono<MultiValueMap<String, String>> getFormData() {
            return fields;
        }
    }
}
