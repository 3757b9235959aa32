package dev.latchkey.kit.security;

import dev.latchkey.kit.problem.ProblemDetails;
import dev.latchkey.kit.web.ManagementPort;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Answers those who come without an access token, or with one that is not believed: 401, and how to do better. */
final class Unauthorized {
    private static final Logger LOG = LoggerFactory.getLogger(Unauthorized.class);

    private final ProblemDetails problems;
    private final ProtectedResource resource;

    Unauthorized(ProblemDetails problems, ProtectedResource resource) {
        this.problems = problems;
        this.resource = resource;
    }

    Mono<Void> withoutToken(ServerWebExchange exchange, AuthenticationException none) {
        String challenge = BearerChallenge.withoutToken(metadata(exchange));
        return answer(exchange, challenge, "An access token is needed (Authorization: Bearer …).");
    }

    /** What a token says of itself is its bearer's already; who has made one up learns that no key has signed it. */
    Mono<Void> refused(ServerWebExchange exchange, AuthenticationException failure) {
        String why = String.valueOf(failure.getMessage());
        LOG.atInfo().addKeyValue("cause", why).log("access token refused");
        String detail =
                "A valid access token is needed (Authorization: Bearer …): " + BearerChallenge.description(why) + ".";
        return answer(exchange, BearerChallenge.refused(why, metadata(exchange)), detail);
    }

    /** The management port has none. */
    private Optional<String> metadata(ServerWebExchange exchange) {
        return ManagementPort.received(exchange) ? Optional.empty() : Optional.of(resource.metadata(exchange));
    }

    private Mono<Void> answer(ServerWebExchange exchange, String challenge, String detail) {
        exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, challenge);
        return problems.write(exchange, HttpStatus.UNAUTHORIZED, detail);
    }
}
