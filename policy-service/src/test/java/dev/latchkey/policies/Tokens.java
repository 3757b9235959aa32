package dev.latchkey.policies;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/** Access tokens that say what a test wants them to, and the decoder that believes them. */
@TestConfiguration(proxyBeanMethods = false)
public class Tokens {
    /** A token of Ada with these roles. */
    public static String of(String tenant, String... roles) {
        return by("ada", tenant, roles);
    }

    /** A token of a person. */
    public static String by(String person, String tenant, String... roles) {
        String text = tenant + "|" + String.join(",", roles) + "|" + person;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    @Bean
    @Primary
    ReactiveJwtDecoder believing() {
        return token -> {
            String[] parts = new String(Base64.getUrlDecoder().decode(token), UTF_8).split("\\|", -1);
            return parts.length != 3 ? Mono.error(new BadJwtException("not ours")) : Mono.just(jwt(token, parts));
        };
    }

    private static Jwt jwt(String token, String[] parts) {
        Jwt.Builder jwt = Jwt.withTokenValue(token)
                .header("alg", "none")
                .issuer("http://127.0.0.1:8089")
                .subject(parts[2])
                .claim("roles", List.of(parts[1].split(",")));
        // A program has no address.
        Jwt.Builder person = parts[2].startsWith("program")
                ? jwt.claim("client_id", parts[2])
                : jwt.claim("email", parts[2] + "@example.org").claim("email_verified", true);
        return parts[0].isEmpty()
                ? person.build()
                : person.claim("tenant", parts[0]).build();
    }
}
