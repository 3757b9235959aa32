package dev.latchkey.kit.security;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Reads a {@link Caller} from the access token of the request. */
final class Callers implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(security -> security.getAuthentication())
                .ofType(JwtAuthenticationToken.class)
                .map(token -> caller(token.getToken()));
    }

    static Caller caller(Jwt token) {
        Set<Role> roles = Optional.ofNullable(token.getClaimAsStringList("roles")).orElse(List.of()).stream()
                .map(Role::named)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        String email = token.getClaimAsString("email");
        String login = email == null ? token.getClaimAsString("preferred_username") : email;
        return new Caller(
                Objects.requireNonNull(token.getSubject()),
                token.getClaimAsString("tenant"),
                roles,
                login,
                authentication(token));
    }

    private static Authentication authentication(Jwt token) {
        List<String> amr =
                Optional.ofNullable(token.getClaimAsStringList("amr")).orElse(List.of());
        return new Authentication(token.getClaimAsInstant("auth_time"), token.getClaimAsString("acr"), Set.copyOf(amr));
    }
}
