package dev.latchkey.kit.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.latchkey.kit.key.KeysUnavailableException;
import dev.latchkey.kit.key.SigningKeyPair;
import dev.latchkey.kit.key.SigningKeys;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import reactor.core.publisher.Mono;

class IssuerHealthTest {
    private static final SigningKeyPair KEY = SigningKeyPair.of("ES256", "k-1");

    private static Health afterAToken(Mono<List<JWK>> source) {
        SigningKeys keys = new SigningKeys(source, Clock.systemUTC());
        TrustedIssuer issuer =
                new TrustedIssuer(TrustedIssuersFixture.rules("https://id.example", "audience: latchkey"), keys);
        HealthIndicator health = (HealthIndicator) IssuerHealth.of(List.of(issuer));
        assertThat(health.health().getStatus()).as("nobody has asked").isEqualTo(Status.UP);
        keys.haveSigned(KEY.sign(new JWTClaimsSet.Builder().build()))
                .onErrorReturn(false)
                .block();
        return health.health();
    }

    @Test
    void saysWhyTheIssuerCouldNotBeAsked() {
        Health health = afterAToken(Mono.error(new KeysUnavailableException("its certificate is not trusted")));
        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails())
                .containsEntry("problem", "its certificate is not trusted")
                .containsEntry("issuer", "https://id.example");
    }

    @Test
    void saysWhenItsKeysWereRead() {
        Health health = afterAToken(Mono.just(List.of(KEY.toPublic())));
        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails()).containsKey("keysReadAt");
    }
}
