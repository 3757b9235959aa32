package dev.latchkey.kit.security;

import dev.latchkey.kit.problem.ProblemDetails;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

/** An OAuth 2 resource server (RFC 6750): who calls is what a signed access token of the issuer says. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@EnableConfigurationProperties(ResourceSettings.class)
public class SecurityConfiguration {
    /** For everybody: what can be asked here, and where tokens come from. */
    private static final String[] OPEN = {"/openapi.yaml", ProtectedResource.PATH};

    @Bean
    ProtectedResource protectedResource(ResourceSettings settings) {
        return new ProtectedResource(settings);
    }

    @Bean
    Unauthorized unauthorized(ProblemDetails problems, ProtectedResource resource) {
        return new Unauthorized(problems, resource);
    }

    @Bean
    SecurityWebFilterChain security(
            ServerHttpSecurity http, ProblemDetails problems, Unauthorized unauthorized, ResourceSettings settings) {
        if (!settings.corsOrigins().isEmpty()) {
            http.addFilterAt(CorsOrigins.filter(settings.corsOrigins()), SecurityWebFiltersOrder.CORS);
        }
        return http.csrf(CsrfSpec::disable)
                .authorizeExchange(paths ->
                        paths.pathMatchers(OPEN).permitAll().anyExchange().authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> {}).authenticationEntryPoint(unauthorized::refused))
                .exceptionHandling(e -> e.authenticationEntryPoint(unauthorized::withoutToken)
                        .accessDeniedHandler((exchange, failure) -> problems.write(
                                exchange, HttpStatus.FORBIDDEN, "This access token does not allow that.")))
                .build();
    }

    @Bean
    WebFluxConfigurer callers(CallerReader reader) {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(new Callers(reader));
            }
        };
    }

    /** Any method passes: to one that a path does not have, its handler answers with 405 and those that it has. */
    @Bean
    ServerWebExchangeFirewall firewall() {
        StrictServerWebExchangeFirewall firewall = new StrictServerWebExchangeFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    @Bean
    ServerExchangeRejectedHandler malformedRequests(ProblemDetails problems) {
        return new MalformedRequests(problems);
    }
}
