package dev.latchkey.credential;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
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
    /** That of the settings. */
    private static final String ISSUER = "http://127.0.0.1:8089";

    static String of(String tenant, String roles, String login) {
        return encoded(tenant + ":" + roles + ":" + login);
    }

    static String of(String tenant, String roles, String login, Duration ago, String acr, String amr) {
        return encoded(tenant + ":" + roles + ":" + login + ":" + ago.toSeconds() + ":" + acr + ":" + amr);
    }

    /** Of somebody whom the identity provider knows by a name that stays, whatever it calls them. */
    static String by(String subject, String tenant, String roles, String login, boolean verified) {
        return encoded(String.join("|", subject, tenant, roles, login, String.valueOf(verified)));
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
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (text.contains("|")) {
                return decode(token, text.split("\\|", -1));
            }
            parts = text.split(":", -1);
        } catch (IllegalArgumentException garbage) {
            throw new BadJwtException("not a token");
        }
        if (parts.length != 3 && parts.length != 6) {
            throw new BadJwtException("not a token");
        }
        Jwt.Builder jwt = Jwt.withTokenValue(token)
                .header("alg", "none")
                .issuer(ISSUER)
                .subject("s-" + parts[2].toLowerCase(Locale.ROOT))
                .expiresAt(Instant.now().plusSeconds(60))
                .claim("roles", List.of(parts[1].split(",")));
        if (!parts[0].isEmpty()) {
            jwt.claim("tenant", parts[0]);
        }
        if (parts[2].isEmpty()) {
            jwt.claim("client_id", "a-program");
        } else {
            jwt.claim("email", parts[2]).claim("email_verified", true);
        }
        if (parts.length == 6) {
            jwt.claim("auth_time", Instant.now().minusSeconds(Long.parseLong(parts[3])))
                    .claim("acr", parts[4])
                    .claim("amr", List.of(parts[5].split(",")));
        }
        return jwt.build();
    }

    private static Jwt decode(String token, String[] parts) {
        return Jwt.withTokenValue(token)
                .header("alg", "none")
                .issuer(ISSUER)
                .subject(parts[0])
                .claim("tenant", parts[1])
                .claim("roles", List.of(parts[2].split(",")))
                .claim("email", parts[3])
                .claim("email_verified", Boolean.valueOf(parts[4]))
                .build();
    }

    /** Of its own for each context: one that is closed would otherwise take the event loops of all with it. */
    @Bean
    ReactorResourceFactory ownEventLoops() {
        ReactorResourceFactory own = new ReactorResourceFactory();
        own.setUseGlobalResources(false);
        return own;
    }
}
