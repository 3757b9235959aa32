package dev.latchkey.kit.request;

import dev.latchkey.kit.problem.ProblemException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Calls request handlers, unless the request has query parameters that its handler does not declare. */
final class ParameterCheckingAdapter extends RequestMappingHandlerAdapter {
    private final Map<Method, Optional<DeclaredParameters>> declared = new ConcurrentHashMap<>();

    @Override
    public Mono<HandlerResult> handle(ServerWebExchange exchange, Object handler) {
        try {
            HandlerMethod method = (HandlerMethod) handler;
            declared.computeIfAbsent(method.getMethod(), first -> DeclaredParameters.of(method))
                    .ifPresent(known -> known.check(exchange.getRequest().getQueryParams()));
        } catch (ProblemException wrong) {
            return Mono.error(wrong);
        }
        return super.handle(exchange, handler);
    }
}
