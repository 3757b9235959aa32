package dev.latchkey.kit.security;

import dev.latchkey.kit.problem.ProblemDetails;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.web.ManagementPort;
import java.util.List;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The management port: status and metrics for whoever reaches it, everything else for the role {@code platform}. */
@Configuration(proxyBeanMethods = false)
public class ManagementSecurityConfiguration {
    private static final String PORT = "management.server.port";
    private static final String PLATFORM = Role.PLATFORM.wireName();

    /** Refuses to count, by reason, where those are who must not know reasons. */
    ManagementSecurityConfiguration(Environment environment) {
        if (ManagementPortType.get(environment) == ManagementPortType.SAME) {
            throw new InvalidConfigurationPropertyValueException(
                    PORT,
                    environment.getProperty(PORT),
                    "Metrics tell why sign-ins are refused (expected: another port than that of the API).");
        }
    }

    @Bean
    @Order(0)
    SecurityWebFilterChain managementSecurity(
            ServerHttpSecurity http, ProblemDetails problems, Unauthorized unauthorized, CallerReader callers) {
        return http.securityMatcher(ManagementSecurityConfiguration::atManagementPort)
                .csrf(CsrfSpec::disable)
                .authorizeExchange(paths -> paths.pathMatchers("/actuator/health/**", "/actuator/prometheus")
                        .permitAll()
                        .anyExchange()
                        .hasAuthority(PLATFORM))
                .oauth2ResourceServer(server -> server.jwt(
                                jwt -> jwt.jwtAuthenticationConverter(token -> authorized(callers, token)))
                        .authenticationEntryPoint(unauthorized::refused))
                .exceptionHandling(e -> e.authenticationEntryPoint(unauthorized::withoutToken)
                        .accessDeniedHandler((exchange, failure) -> problems.write(
                                exchange, HttpStatus.FORBIDDEN, "This takes the role " + PLATFORM + ".")))
                .build();
    }

    private static Mono<MatchResult> atManagementPort(ServerWebExchange exchange) {
        return ManagementPort.received(exchange) ? MatchResult.match() : MatchResult.notMatch();
    }

    private static Mono<AbstractAuthenticationToken> authorized(CallerReader callers, Jwt token) {
        return Mono.just(new JwtAuthenticationToken(
                token, isPlatform(callers, token) ? List.of(new SimpleGrantedAuthority(PLATFORM)) : List.of()));
    }

    private static boolean isPlatform(CallerReader callers, Jwt token) {
        try {
            return callers.caller(token).is(Role.PLATFORM);
        } catch (ProblemException unreadable) {
            return false;
        }
    }
}
