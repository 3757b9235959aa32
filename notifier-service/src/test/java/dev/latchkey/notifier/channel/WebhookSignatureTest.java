package dev.latchkey.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final Instant TIME = Instant.ofEpochSecond(1614265330);
    private static final String BODY = "{\"test\": 2432232314}";
    private static final SigningSecret SECRET = SigningSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    /** The example that the libraries of Standard Webhooks are tested with. */
    @Test
    void agreesWithStandardWebhooks() {
        assertThat(WebhookSignature.of(ID, TIME, BODY, List.of(SECRET)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void signsWithEachSecret() {
        SigningSecret other = SigningSecret.generate(new SecureRandom());
        assertThat(WebhookSignature.of(ID, TIME, BODY, List.of(other, SECRET)).split(" "))
                .hasSize(2)
                .contains("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void secretComesBackFromItsForm() {
        SigningSecret secret = SigningSecret.generate(new SecureRandom());
        assertThat(SigningSecret.parse(secret.reveal()).bytes())
                .isEqualTo(secret.bytes())
                .hasSize(32);
    }

    @Test
    void secretHidesItself() {
        assertThat(SECRET).hasToString("whsec_***");
    }

    @Test
    void refusesShortSecrets() {
        assertThatThrownBy(() -> SigningSecret.of(new byte[23])).hasMessage("secret: 23 bytes (expected: 24 to 64)");
    }
}
