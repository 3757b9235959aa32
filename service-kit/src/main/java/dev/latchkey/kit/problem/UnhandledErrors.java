package dev.latchkey.kit.problem;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** Answers what fails outside of a request handler, in a filter, in the same form as {@link ProblemAdvice}. */
final class UnhandledErrors implements WebExceptionHandler, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(UnhandledErrors.class);

    private final ProblemDetails problems;

    UnhandledErrors(ProblemDetails problems) {
        this.problems = problems;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        return switch (failure) {
            case ResponseStatusException known -> status(exchange, known);
            case ProblemException known ->
                problems.write(exchange, known.status(), String.valueOf(known.getMessage()), known.fields());
            case AuthenticationServiceException issuer -> issuerAway(exchange, issuer);
            case JwtDecoderInitializationException issuer -> issuerAway(exchange, issuer);
            default -> {
                LOG.atError().setCause(failure).log("request failed");
                yield write(exchange, HttpStatus.INTERNAL_SERVER_ERROR, ProblemAdvice.FAULT);
            }
        };
    }

    private Mono<Void> status(ServerWebExchange exchange, ResponseStatusException known) {
        known.getHeaders().forEach(exchange.getResponse().getHeaders()::put);
        return write(exchange, ProblemAdvice.known(known.getStatusCode()), ProblemAdvice.reason(known));
    }

    private Mono<Void> issuerAway(ServerWebExchange exchange, Throwable failure) {
        LOG.atWarn().addKeyValue("cause", failure.toString()).log("the issuer of access tokens cannot be asked");
        exchange.getResponse().getHeaders().set("Retry-After", "2");
        return write(exchange, HttpStatus.SERVICE_UNAVAILABLE, "The issuer of access tokens cannot be asked.");
    }

    private Mono<Void> write(ServerWebExchange exchange, HttpStatus status, String detail) {
        return problems.write(exchange, status, detail);
    }

    /** Before Spring Boot's own, which answers in a form of its own. */
    @Override
    public int getOrder() {
        return -10;
    }
}
