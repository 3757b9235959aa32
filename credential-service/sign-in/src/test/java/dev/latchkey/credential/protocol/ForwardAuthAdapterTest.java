package dev.latchkey.credential.protocol;

import static dev.latchkey.credential.protocol.ADoorRequest.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.verification.Attempt;
import dev.latchkey.credential.verification.AttemptOutcome;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardAuthAdapterTest extends Conversation {
    @Override
    ProtocolAdapter adapter() {
        return new ForwardAuthAdapter(delay);
    }

    private static String basic(String pair, Charset charset) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(charset));
    }

    private static ADoorRequest by(String pair) {
        return aRequest()
                .with("Authorization", basic(pair, StandardCharsets.UTF_8))
                .with("X-Real-IP", "192.0.2.7");
    }

    private void challenges(DoorResponse reply) {
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.headers())
                .containsEntry("WWW-Authenticate", "Basic realm=\"Latchkey\", charset=\"UTF-8\"")
                .doesNotContainKey("X-Latchkey-Login");
    }

    @Test
    void tellsTheProxyWhoItIs() {
        authenticator.outcome = new AttemptOutcome.Accepted(
                FakeAuthenticator.ID, 7, "acme", "a-1", "j\u00FCrgen@acme.example", "c-1", "J\u00FCrgen's phone");
        DoorResponse reply = ask(by("j\u00FCrgen@acme.example:s:with:colons")
                .with("User-Agent", "curl/8")
                .with("X-Latchkey-Service", "wiki"));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers())
                .containsOnly(
                        java.util.Map.entry("X-Latchkey-Tenant", "acme"),
                        java.util.Map.entry("X-Latchkey-Account", "a-1"),
                        java.util.Map.entry("X-Latchkey-Login", "j%C3%BCrgen@acme.example"),
                        java.util.Map.entry("X-Latchkey-Credential", "c-1"),
                        java.util.Map.entry("X-Latchkey-Label", "J%C3%BCrgen%27s%20phone"));
        Attempt attempt = authenticator.decided.getFirst();
        assertThat(authenticator.typed).containsExactly("s:with:colons");
        assertThat(attempt.protocol()).isEqualTo("http");
        assertThat(attempt.service()).isEqualTo("wiki");
        assertThat(attempt.client()).isEqualTo("curl/8");
        assertThat(attempt.address()).hasToString("192.0.2.7");
    }

    @Test
    void refuses() {
        authenticator.outcome = REFUSED;
        challenges(ask(by("anna:x")));
    }

    @Test
    void saysThatItIsTemporary() {
        authenticator.outcome = TEMPORARY;
        DoorResponse reply = ask(by("anna:x"));
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.headers()).containsKey("Retry-After");
    }

    @Test
    void asksForAPasswordWhereNoneWasGivenWithoutPuttingItOnTheRecord() {
        challenges(ask(aRequest()));
        challenges(ask(aRequest().with("Authorization", "Bearer abc")));
        assertThat(authenticator.decided).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic ", "Basic !!!", "Basic YWJj", "Basic YW5uYTp4=", "basic \u00FC"})
    void refusesWhatIsNoPairLikeAnyOther(String header) {
        authenticator.outcome = REFUSED;
        challenges(ask(aRequest().with("Authorization", header)));
        assertThat(authenticator.decided).singleElement().satisfies(ADoorRequest::isBoundToFail);
    }

    @Test
    void readsNeitherOfTwoPairs() {
        authenticator.outcome = REFUSED;
        challenges(ask(by("anna:x").with("Authorization", basic("bob:y", StandardCharsets.UTF_8))));
        assertThat(authenticator.decided)
                .singleElement()
                .satisfies(ADoorRequest::isBoundToFail)
                .satisfies(ADoorRequest::isOfNobody);
    }

    @Test
    void namesTheLoginWhoseSecretCameInAnotherCharset() {
        authenticator.outcome = REFUSED;
        challenges(ask(aRequest().with("Authorization", basic("anna:M\u00FCller", StandardCharsets.ISO_8859_1))));
        assertThat(authenticator.decided).singleElement().satisfies(ADoorRequest::isBoundToFail);
        assertThat(authenticator.decided.getFirst().login().value()).isEqualTo("anna");
    }

    @Test
    void readsAnAppPasswordWithSpacesOfAnotherCharset() {
        String pair = "anna:qwer\u00A0tzui\u00A0opas\u00A0dfgh";
        ask(aRequest().with("Authorization", basic(pair, StandardCharsets.ISO_8859_1)));
        ask(aRequest().with("Authorization", basic(pair, StandardCharsets.UTF_8)));
        assertThat(authenticator.typed).hasSize(2).containsOnly("qwer\u00A0tzui\u00A0opas\u00A0dfgh");
    }

    @Test
    void refusesWhatNoLoginOrSecretLooksLike() {
        authenticator.outcome = REFUSED;
        challenges(ask(by("an na:x")));
        challenges(ask(by("anna\u0000:x")));
        challenges(ask(by(":x")));
        challenges(ask(by("a".repeat(10_000) + ":x")));
        challenges(ask(by("anna:" + "x".repeat(10_000))));
        challenges(ask(aRequest().with("Authorization", basic("j\u00FCrgen:x", StandardCharsets.ISO_8859_1))));
        challenges(ask(by("anna:")));
        assertThat(authenticator.decided).as("each is on the record").hasSize(7);
    }

    @Test
    void takesAMisconfiguredProxyForNoWrongPassword() {
        assertThat(ask(aRequest()
                                .with("Authorization", basic("anna:x", StandardCharsets.UTF_8))
                                .with("X-Real-IP", "unix:"))
                        .status())
                .isEqualTo(503);
        assertThat(ask(by("anna:x").with("X-Latchkey-Service", "a b")).status()).isEqualTo(503);
        assertThat(adapter().unknownDoor(aRequest().sent()).status()).isEqualTo(503);
        authenticator.outcome = NOT_YOURS;
        DoorResponse reply = ask(by("anna:x"));
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.headers()).doesNotContainKey("WWW-Authenticate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"192.0.2.9:51234", "10.0.0.1:80, 192.0.2.9:51234", "[::ffff:192.0.2.9]:443", "64:ff9b::c000:209"
            })
    void readsAddressesAsProxiesWriteThem(String forwarded) {
        ask(by("anna:x").without("X-Real-IP").with("X-Forwarded-For", forwarded));
        assertThat(authenticator.decided)
                .singleElement()
                .satisfies(attempt -> assertThat(attempt.address()).hasToString("192.0.2.9"));
    }

    @Test
    void believesTheLastProxyAboutTheAddress() {
        ask(by("anna:x").without("X-Real-IP").with("X-Forwarded-For", "10.0.0.1, 192.0.2.9"));
        ask(by("anna:x")
                .without("X-Real-IP")
                .with("X-Forwarded-For", "10.0.0.1")
                .with("X-Forwarded-For", "192.0.2.9"));
        ask(by("anna:x").without("X-Real-IP"));
        assertThat(authenticator.decided)
                .extracting(each -> String.valueOf(each.address()))
                .containsExactly("192.0.2.9", "192.0.2.9", "null");
    }
}
