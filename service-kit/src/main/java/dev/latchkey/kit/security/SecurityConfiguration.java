package dev.latchkey.kit.security;

import dev.latchkey.kit.KitSettings;
import dev.latchkey.kit.web.Problems;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import reactor.netty.http.client.HttpClient;

/** An OAuth 2 resource server (RFC 6750): who calls is what a signed access token of the issuer says. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@EnableConfigurationProperties(SecuritySettings.class)
public class SecurityConfiguration {
    @Bean
    SecurityWebFilterChain security(ServerHttpSecurity http, Problems problems) {
        return http.csrf(CsrfSpec::disable)
                .authorizeExchange(
                        paths -> paths.pathMatchers("/actuator/health/**", "/actuator/prometheus", "/actuator/info")
                                .permitAll()
                                .anyExchange()
                                .authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> {}).authenticationEntryPoint((exchange, failure) -> {
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

    /** Asks the issuer for its keys at the first request, not at start: it may come up later than we do. */
    @Bean
    ReactiveJwtDecoder jwtDecoder(KitSettings settings, SecuritySettings tokens) {
        return new SupplierReactiveJwtDecoder(() -> {
            NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withIssuerLocation(settings.oidcIssuer())
                    .webClient(patient())
                    .build();
            decoder.setJwtValidator(validator(settings.oidcIssuer(), tokens.audience()));
            return decoder;
        });
    }

    static OAuth2TokenValidator<Jwt> validator(String issuer, String audience) {
        OAuth2TokenValidator<Jwt> ofIssuer = JwtValidators.createDefaultWithIssuer(issuer);
        OAuth2TokenValidator<Jwt> forUs = new JwtClaimValidator<List<String>>(
                JwtClaimNames.AUD, given -> audience.isEmpty() || (given != null && given.contains(audience)));
        OAuth2TokenValidator<Jwt> ofSomebody =
                new JwtClaimValidator<String>(JwtClaimNames.SUB, given -> given != null && !given.isBlank());
        return new DelegatingOAuth2TokenValidator<>(ofIssuer, forUs, ofSomebody);
    }

    private static WebClient patient() {
        HttpClient http = HttpClient.create().responseTimeout(Duration.ofSeconds(3));
        return WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(http))
                .build();
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
