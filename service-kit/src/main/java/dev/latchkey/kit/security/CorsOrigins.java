package dev.latchkey.kit.security;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.server.ServerWebExchange;

/**
 * CORS (Fetch standard) for web applications that the operator names. To any other origin everything is as if there were
 * no CORS: a browser then keeps the answer to itself, and who is no browser is not refused for a header.
 */
final class CorsOrigins extends DefaultCorsProcessor {
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final List<String> SENT = List.of(
            "Authorization", "Content-Type", "Accept", "If-Match", "If-None-Match", "Idempotency-Key", "traceparent");
    private static final List<String> SHOWN =
            List.of("WWW-Authenticate", "ETag", "Location", "Retry-After", "Latchkey-Published", "Content-Disposition");
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private CorsOrigins() {}

    /** Tokens are in a header, never in a cookie: no credentials for the browser to add. */
    static CorsWebFilter filter(List<String> origins) {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOrigins(origins);
        cors.setAllowedMethods(METHODS);
        cors.setAllowedHeaders(SENT);
        cors.setExposedHeaders(SHOWN);
        cors.setAllowCredentials(false);
        cors.setMaxAge(REMEMBERED);
        return new CorsWebFilter(exchange -> cors, new CorsOrigins());
    }

    @Override
    public boolean process(@Nullable CorsConfiguration cors, ServerWebExchange exchange) {
        String origin = exchange.getRequest().getHeaders().getOrigin();
        boolean named = cors != null && origin != null && cors.checkOrigin(origin) != null;
        if (!named) {
            exchange.getResponse().getHeaders().add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        }
        return !named || super.process(cors, exchange);
    }
}
