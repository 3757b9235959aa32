package dev.latchkey.kit.security;

import dev.latchkey.kit.problem.ProblemDetails;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
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
public class SecurityConfiguration {
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
