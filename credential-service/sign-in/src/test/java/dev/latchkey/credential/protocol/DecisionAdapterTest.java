package dev.latchkey.credential.protocol;

import static dev.latchkey.credential.protocol.ADoorRequest.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.verification.Attempt;
import dev.latchkey.credential.verification.AttemptOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DecisionAdapterTest extends Conversation {
    private static final String FULL = """
            {"login": "Anna@ACME.example", "protocol": "imap", "service": "wiki", "address": "192.0.2.7",
             "client": "Thunderbird/128", "tls": {"version": "TLSv1.3", "cipher": "AES"}}
            """;

    private final List<Attempt> asked = new ArrayList<>();
    private AttemptOutcome decision =
            new AttemptOutcome.Accepted(FakeAuthenticator.ID, 7, "acme", "a-1", "anna@acme.example", "", "");

    @Override
    ProtocolAdapter adapter() {
        return new DecisionAdapter(attempt -> {
            asked.add(attempt);
            return CompletableFuture.completedFuture(decision);
        });
    }

    @Test
    void asksWithoutASecret() {
        ask(aRequest().saying(FULL));
        Attempt attempt = asked.getFirst();
        assertThat(attempt.login().value()).isEqualTo("anna@acme.example");
        assertThat(attempt.typed().length()).isZero();
        assertThat(attempt.service()).isEqualTo("wiki");
        assertThat(attempt.address()).hasToString("192.0.2.7");
        assertThat(attempt.tlsVersion()).isEqualTo("TLSv1.3");
        assertThat(authenticator.decided).as("nothing is verified").isEmpty();
    }

    @Test
    void tellsTheVerdictAlone() {
        assertThat(text(ask(aRequest().saying(FULL))))
                .isEqualTo("{\"verdict\":\"allowed\",\"id\":\"%s\",\"version\":7}".formatted(FakeAuthenticator.ID));
        decision = new AttemptOutcome.Refused(FakeAuthenticator.ID, 7);
        assertThat(json(ask(aRequest().saying(FULL))).path("verdict").asString())
                .isEqualTo("blocked");
    }

    @Test
    void saysWhatItCannotSay() {
        decision = new AttemptOutcome.TemporaryFailure();
        assertThat(ask(aRequest().saying(FULL)).status()).isEqualTo(503);
        decision = new AttemptOutcome.NotPermitted(FakeAuthenticator.ID);
        assertThat(ask(aRequest().saying(FULL)).status()).isEqualTo(403);
        assertThat(adapter().unknownDoor(aRequest().sent()).status()).isEqualTo(401);
        assertThat(adapter().unavailable(aRequest().sent()).status()).isEqualTo(503);
    }

    /** A service that sends one has mistaken this for the other question. */
    @Test
    void takesNoSecret() {
        DoorResponse reply =
                ask(aRequest().saying("{\"login\":\"anna@acme.example\",\"protocol\":\"imap\",\"secret\":\"x\"}"));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(json(reply).at("/errors/0/field").asString()).isEqualTo("secret");
        assertThat(asked).isEmpty();
    }

    @Test
    void namesTheLoginThatIsNone() {
        DoorResponse reply = ask(aRequest().saying("{\"login\":\"an na\",\"protocol\":\"imap\"}"));
        assertThat(json(reply).at("/errors/0/field").asString()).isEqualTo("login");
        assertThat(asked).isEmpty();
    }

    @Test
    void namesWhatIsMissing() {
        assertThat(json(ask(aRequest().saying("{\"login\":\"anna@acme.example\"}")))
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("protocol");
    }
}
