package dev.latchkey.kit.security;

import dev.latchkey.kit.KitSettings;
import dev.latchkey.kit.web.Problems;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
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
                    exchange.getResponse().getHeaders().set("WWW-Authenticate", "Bearer");
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
    ReactiveJwtDecoder jwtDecoder(KitSettings settings) {
        return new SupplierReactiveJwtDecoder(() -> {
            NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withIssuerLocation(settings.oidcIssuer())
                    .webClient(patient())
                    .build();
            decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(settings.oidcIssuer()));
            return decoder;
        });
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
