package dev.latchkey.kit.security;

import dev.latchkey.kit.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
    private final String issuer;
    private final SecuritySettings settings;
    private final ProgramProof programs;

    Callers(String issuer, SecuritySettings settings) {
        this.issuer = issuer;
        this.settings = settings;
        this.programs = new ProgramProof(settings.programs());
    }

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

    /** Fails with a 403 problem where roles or tenant are nothing that can be read for sure. */
    Caller caller(Jwt token) {
        TokenClaimReader claims = new TokenClaimReader(token);
        return new Caller(
                claims.text("iss").orElse(issuer),
                claims.text(settings.subjectClaim()).orElseThrow(),
                tenant(claims),
                roles(claims),
                login(claims),
                programs.holds(claims),
                new Authentication(
                        claims.time("auth_time").orElse(null),
                        claims.text("acr").orElse(null),
                        claims.words("amr")));
    }

    private static Set<Role> roles(TokenClaimReader claims) {
        return claims
                .texts("roles")
                .orElseThrow(() -> ProblemException.forbidden(
                        "The access token's claim roles is neither a list of texts nor one text."))
                .stream()
                .map(Role::named)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    /** One, or none: somebody of two tenants has not said for which they came. */
    private static @Nullable String tenant(TokenClaimReader claims) {
        if (!claims.has("tenant")) {
            return null;
        }
        List<String> named = claims.texts("tenant").orElse(List.of());
        if (named.size() != 1 || named.getFirst().isBlank() || named.getFirst().startsWith("_")) {
            throw ProblemException.forbidden(
                    "The access token's claim tenant is neither the id of one tenant nor a list with one.");
        }
        return named.getFirst();
    }

    private @Nullable ClaimedLogin login(TokenClaimReader claims) {
        boolean byAddress = settings.loginClaim().equals("email");
        return claims.text(settings.loginClaim())
                .map(value -> new ClaimedLogin(value, !byAddress || claims.isTrue("email_verified")))
                .orElse(null);
    }
}
