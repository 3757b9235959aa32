package dev.latchkey.credential;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Access tokens that are believed: {@code tenant:role,role:login}, in base64, and where somebody signed in for them
 * {@code :seconds ago:acr:amr,amr}.
 */
@TestConfiguration(proxyBeanMethods = false)
class Tokens {
    static String of(String tenant, String roles, String login) {
        return encoded(tenant + ":" + roles + ":" + login);
    }

    static String of(String tenant, String roles, String login, Duration ago, String acr, String amr) {
        return encoded(tenant + ":" + roles + ":" + login + ":" + ago.toSeconds() + ":" + acr + ":" + amr);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Bean
    @Primary
    ReactiveJwtDecoder trusting() {
        return token -> Mono.fromCallable(() -> decode(token));
    }

    private static Jwt decode(String token) {
        String[] parts;
        try {
            parts = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split(":", -1);
        } catch (IllegalArgumentException garbage) {
            throw new BadJwtException("not a token");
        }
        if (parts.length != 3 && parts.length != 6) {
            throw new BadJwtException("not a token");
        }
        Jwt.Builder jwt = Jwt.withTokenValue(token)
                .header("alg", "none")
                .subject("s-" + parts[2])
                .expiresAt(Instant.now().plusSeconds(60))
                .claim("roles", List.of(parts[1].split(",")));
        if (!parts[0].isEmpty()) {
            jwt.claim("tenant", parts[0]);
        }
        if (!parts[2].isEmpty()) {
            jwt.claim("email", parts[2]);
        }
        if (parts.length == 6) {
            jwt.claim("auth_time", Instant.now().minusSeconds(Long.parseLong(parts[3])))
                    .claim("acr", parts[4])
                    .claim("amr", List.of(parts[5].split(",")));
        }
        return jwt.build();
    }

    /** Of its own for each context: one that is closed would otherwise take the event loops of all with it. */
    @Bean
    ReactorResourceFactory ownEventLoops() {
        ReactorResourceFactory own = new ReactorResourceFactory();
        own.setUseGlobalResources(false);
        return own;
    }
}
