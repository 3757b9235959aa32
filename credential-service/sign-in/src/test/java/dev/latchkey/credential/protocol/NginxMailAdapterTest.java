package dev.latchkey.credential.protocol;

import static dev.latchkey.credential.protocol.ADoorRequest.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.verification.Attempt;
import dev.latchkey.credential.verification.AttemptOutcome;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NginxMailAdapterTest extends Conversation {
    @Override
    ProtocolAdapter adapter() {
        return new NginxMailAdapter(delay);
    }

    private static ADoorRequest by(String protocol) {
        return aRequest()
                .with("Auth-Method", "plain")
                .with("Auth-User", "anna@acme.example")
                .with("Auth-Pass", "qwer-tzui%20100%25")
                .with("Auth-Protocol", protocol)
                .with("Auth-Login-Attempt", "1")
                .with("Client-IP", "192.0.2.7");
    }

    @Test
    void sendsThemToTheDoorsServer() {
        DoorResponse reply = ask(by("imap").with("Auth-SSL-Protocol", "TLSv1.3").with("Auth-SSL-Cipher", "AES"));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers())
                .isEqualTo(Map.of(
                        "Auth-Status", "OK",
                        "Auth-Server", "127.0.0.1",
                        "Auth-Port", "10143",
                        "Auth-User", "anna@acme.example"));
        Attempt attempt = authenticator.decided.getFirst();
        assertThat(authenticator.typed).containsExactly("qwer-tzui 100%");
        assertThat(attempt.tlsVersion()).isEqualTo("TLSv1.3");
        assertThat(attempt.address()).hasToString("192.0.2.7");
    }

    /** The server behind ends sessions by it, and has no use for the secret. */
    @Test
    void handsOnWhoseSessionItIsInPlaceOfTheSecretWhereTheProxyWantsIt() {
        assertThat(ask(by("imap").with("X-Latchkey-Auth-Pass", "credential")).headers())
                .containsEntry("Auth-Pass", "a-1/c-1");
        assertThat(ask(by("imap").with("X-Latchkey-Auth-Pass", "secret")).headers())
                .doesNotContainKey("Auth-Pass");
        authenticator.outcome = REFUSED;
        assertThat(ask(by("imap").with("X-Latchkey-Auth-Pass", "credential")).headers())
                .doesNotContainKey("Auth-Pass");
    }

    /** nginx has it from the client's PTR record, which is the client's to choose (CVE-2026-28753). */
    @Test
    void listensToNoNameOfTheClient() {
        ask(by("imap").with("Client-Host", "[UNAVAILABLE]").with("Client-Host", "boss.acme.example"));
        ask(by("imap"));
        assertThat(authenticator.decided.getFirst())
                .usingRecursiveComparison()
                .ignoringFields("arrived", "typed", "traceparent")
                .isEqualTo(authenticator.decided.getLast());
    }

    @Test
    void readsAnAppPasswordWithSpacesOfAnotherCharset() {
        ask(by("imap").without("Auth-Pass").with("Auth-Pass", "qwer\u00A0tzui\u00A0opas\u00A0dfgh"));
        assertThat(authenticator.typed).containsExactly("qwer\u00A0tzui\u00A0opas\u00A0dfgh");
    }

    @Test
    void namesAnIpv6ServerByItsAddress() {
        assertThat(ask(by("smtp").with("Auth-SMTP-Helo", "scanner")).headers())
                .containsEntry("Auth-Server", "::1")
                .containsEntry("Auth-Port", "10025");
        assertThat(authenticator.decided.getFirst().client()).isEqualTo("scanner");
    }

    @Test
    void writesALoginOutsideAsciiAsItsBytes() {
        authenticator.outcome = new AttemptOutcome.Accepted(
                FakeAuthenticator.ID, 7, "acme", "a-1", "\u7528\u6237@acme.example", "c-1", "phone");
        String header = ask(by("imap")).headers().get("Auth-User");
        assertThat(new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
                .isEqualTo("\u7528\u6237@acme.example");
    }

    @ParameterizedTest
    @CsvSource({
        "imap, [AUTHENTICATIONFAILED] Authentication failed",
        "smtp, Authentication failed",
    })
    void refuses(String protocol, String text) {
        authenticator.outcome = REFUSED;
        assertThat(ask(by(protocol)).headers())
                .isEqualTo(Map.of("Auth-Status", text, "Auth-Error-Code", "535 5.7.8", "Auth-Wait", "2"));
    }

    @Test
    void givesTheTenthAttemptNoFurtherTry() {
        authenticator.outcome = REFUSED;
        for (int attempt = 1; attempt < 10; attempt++) {
            assertThat(ask(by("imap").without("Auth-Login-Attempt").with("Auth-Login-Attempt", "" + attempt))
                            .headers())
                    .containsKey("Auth-Wait");
        }
        for (String last : new String[] {"10", "11", "x"}) {
            assertThat(ask(by("imap").without("Auth-Login-Attempt").with("Auth-Login-Attempt", last))
                            .headers())
                    .doesNotContainKey("Auth-Wait");
        }
    }

    private static void isTemporary(DoorResponse reply) {
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers())
                .containsEntry("Auth-Error-Code", "451 4.3.0")
                .containsEntry("Auth-Wait", "2")
                .doesNotContainKey("Auth-Server");
        assertThat(reply.headers().get("Auth-Status")).endsWith("Temporary server problem, try again later");
    }

    @Test
    void saysThatItIsTemporary() {
        authenticator.outcome = TEMPORARY;
        isTemporary(ask(by("imap")));
        isTemporary(adapter().unknownDoor(by("imap").sent()));
        isTemporary(adapter().unavailable(by("imap").sent()));
    }

    @Test
    void takesWhatTheProxyGotWrongForNoWrongPassword() {
        isTemporary(ask(by("pop3")));
        isTemporary(ask(by("imap").without("Auth-Protocol")));
        isTemporary(ask(by("imap").without("Client-IP").with("Client-IP", "unix:")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"apop", "cram-md5", "external", "none", "PLAIN"})
    void refusesWhatWouldNeedTheSecretInClear(String method) {
        authenticator.outcome = REFUSED;
        DoorResponse reply = ask(by("imap").without("Auth-Method").with("Auth-Method", method));
        assertThat(reply.headers())
                .containsEntry("Auth-Error-Code", "535 5.7.8")
                .doesNotContainKey("Auth-Server");
        assertThat(authenticator.decided).singleElement().satisfies(ADoorRequest::isBoundToFail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"an%20na", "anna%00", "anna%0D%0AAuth-Status:%20OK", "\u00E4nna", ""})
    void refusesWhatNoLoginLooksLike(String login) {
        authenticator.outcome = REFUSED;
        DoorResponse reply = ask(by("imap").without("Auth-User").with("Auth-User", login));
        assertThat(reply.headers())
                .containsEntry("Auth-Error-Code", "535 5.7.8")
                .doesNotContainKey("Auth-Server");
        assertThat(authenticator.decided).singleElement().satisfies(ADoorRequest::isOfNobody);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00FC", "%FC", "TOO LONG"})
    void putsWhatIsNoSecretOnTheRecord(String secret) {
        authenticator.outcome = REFUSED;
        DoorResponse reply =
                ask(by("imap").without("Auth-Pass").with("Auth-Pass", secret.replace("TOO", "x".repeat(2_000))));
        assertThat(reply.headers()).containsEntry("Auth-Error-Code", "535 5.7.8");
        assertThat(authenticator.decided).singleElement().satisfies(ADoorRequest::isBoundToFail);
    }

    @Test
    void putsAnAttemptWithoutASecretOnTheRecord() {
        authenticator.outcome = REFUSED;
        ask(by("imap").without("Auth-Pass"));
        ask(by("imap").without("Auth-Pass").with("Auth-Pass", ""));
        assertThat(authenticator.decided).hasSize(2);
    }

    /** A name server that answers with a line break has had nginx write headers of its choice. */
    @ParameterizedTest
    @ValueSource(strings = {"Auth-User", "Auth-Protocol", "Auth-Method", "Client-IP", "X-Latchkey-Service"})
    void takesNoneOfTwoHeaders(String name) {
        isTemporary(ask(by("imap").with("X-Latchkey-Service", "wiki").with(name, "imap")));
        assertThat(authenticator.decided).isEmpty();
    }

    @Test
    void takesADoorThatMayNotForNoWrongPassword() {
        authenticator.outcome = NOT_YOURS;
        isTemporary(ask(by("imap")));
    }
}
