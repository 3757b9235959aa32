package dev.latchkey.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/** Access tokens that say what a test wants: {@code tenant|login|role,role}. */
@TestConfiguration(proxyBeanMethods = false)
public class TestTokens {
    public static String of(String tenant, String login, String... roles) {
        String plain = tenant + "|" + login + "|" + String.join(",", roles);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    @Bean
    @Primary
    ReactiveJwtDecoder testDecoder() {
        return token -> Mono.fromCallable(() -> decode(token)).onErrorMap(e -> new BadJwtException("no", e));
    }

    private static Jwt decode(String token) {
        String plain = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        String[] parts = plain.split("\\|", -1);
        Jwt.Builder jwt = Jwt.withTokenValue(token)
                .header("alg", "none")
                .issuer("http://127.0.0.1:8089")
                .subject(parts[1].isEmpty() ? "someone" : "s-" + parts[1])
                .issuedAt(Instant.now())
                .claim("roles", Arrays.asList(parts[2].split(",")));
        if (!parts[0].isEmpty()) {
            jwt.claim("tenant", parts[0]);
        }
        if (!parts[1].isEmpty()) {
            jwt.claim("email", parts[1]).claim("email_verified", true);
        }
        return jwt.build();
    }
}
