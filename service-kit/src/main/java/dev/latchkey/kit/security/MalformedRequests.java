package dev.latchkey.kit.security;

import dev.latchkey.kit.problem.ProblemDetails;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Answers requests that are refused for how they are written. Nothing here has a path with a semicolon, a backslash, or
 * an encoded slash, percent sign or control character: such a path leads nowhere. Anything else is in a header.
 */
final class MalformedRequests implements ServerExchangeRejectedHandler {
    private static final Logger LOG = LoggerFactory.getLogger(MalformedRequests.class);

    private final ProblemDetails problems;

    MalformedRequests(ProblemDetails problems) {
        this.problems = problems;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, ServerExchangeRejectedException refusal) {
        LOG.atInfo().addKeyValue("cause", refusal.getMessage()).log("malformed request refused");
        return String.valueOf(refusal.getMessage()).contains("URL")
                ? problems.write(exchange, HttpStatus.NOT_FOUND, "There is nothing here.")
                : problems.write(
                        exchange, HttpStatus.BAD_REQUEST, "A header or parameter has characters that it may not have.");
    }
}
