package dev.latchkey.kit.security;

import dev.latchkey.kit.KitSettings;
import dev.latchkey.kit.client.TimeoutWebClient;
import dev.latchkey.kit.problem.ProblemDetails;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

/** An OAuth 2 resource server (RFC 6750): who calls is what a signed access token of the issuer says. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@EnableConfigurationProperties(SecuritySettings.class)
public class SecurityConfiguration {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Logger LOG = LoggerFactory.getLogger(SecurityConfiguration.class);

    @Bean
    SecurityWebFilterChain security(ServerHttpSecurity http, ProblemDetails problems) {
        return http.csrf(CsrfSpec::disable)
                .authorizeExchange(paths -> paths.pathMatchers("/openapi.yaml")
                        .permitAll()
                        .anyExchange()
                        .authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> {}).authenticationEntryPoint((exchange, failure) -> {
                    LOG.atInfo().addKeyValue("cause", failure.getMessage()).log("access token refused");
                    exchange.getResponse().getHeaders().set("WWW-Authenticate", "Bearer error=\"invalid_token\"");
                    return problems.write(
                            exchange,
                            HttpStatus.UNAUTHORIZED,
                            "A valid access token is needed (Authorization: Bearer …).");
                }))
                .exceptionHandling(e -> e.authenticationEntryPoint((exchange, failure) -> {
                            exchange.getResponse().getHeaders().set("WWW-Authenticate", "Bearer");
                            return problems.write(
                                    exchange,
                                    HttpStatus.UNAUTHORIZED,
                                    "An access token is needed (Authorization: Bearer …).");
                        })
                        .accessDeniedHandler((exchange, failure) -> problems.write(
                                exchange, HttpStatus.FORBIDDEN, "This access token does not allow that.")))
                .build();
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

    /** Asks the issuer for its keys at the first request, not at start: it may come up later than we do. */
    @Bean
    ReactiveJwtDecoder jwtDecoder(KitSettings settings, SecuritySettings tokens) {
        return new SupplierReactiveJwtDecoder(() -> {
            NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withIssuerLocation(settings.oidcIssuer())
                    .webClient(TimeoutWebClient.waiting(PATIENCE))
                    .build();
            decoder.setJwtValidator(validator(settings.oidcIssuer(), tokens.audience()));
            return decoder;
        });
    }

    static OAuth2TokenValidator<Jwt> validator(String issuer, String audience) {
        // A plain function: JwtClaimValidator refuses a token without the claim before it asks.
        OAuth2TokenValidator<Jwt> ours = token -> {
            if (token.getSubject() == null || token.getSubject().isBlank()) {
                return refused("The sub claim is missing");
            }
            return audience.isEmpty()
                            || token.getAudience() != null
                                    && token.getAudience().contains(audience)
                    ? OAuth2TokenValidatorResult.success()
                    : refused("The aud claim does not name " + audience);
        };
        return new DelegatingOAuth2TokenValidator<>(JwtValidators.createDefaultWithIssuer(issuer), ours);
    }

    private static OAuth2TokenValidatorResult refused(String why) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", why, null));
    }

    @Bean
    WebFluxConfigurer callers() {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(new Callers());
            }
        };
    }
}
