package dev.latchkey.credential.protocol;

import static dev.latchkey.credential.protocol.ADoorRequest.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.verification.Attempt;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonAdapterTest extends Conversation {
    private static final String SECRET = "qwer-tzui-opas-dfgh";
    private static final String FULL = """
            {"login": "Anna@ACME.example", "secret": "%s", "protocol": "imap", "service": "wiki",
             "address": "192.0.2.7", "client": "Thunderbird/128", "tls": {"version": "TLSv1.3", "cipher": "AES"},
             "session": "s-1"}
            """.formatted(SECRET);

    @Override
    ProtocolAdapter adapter() {
        return new JsonAdapter(delay);
    }

    @Test
    void tellsTheAuthenticatorEverything() {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        ask(aRequest().saying(FULL).with("traceparent", trace));
        Attempt attempt = authenticator.decided.getFirst();
        assertThat(attempt.login().value()).isEqualTo("anna@acme.example");
        assertThat(authenticator.typed).containsExactly(SECRET);
        assertThat(attempt.protocol()).isEqualTo("imap");
        assertThat(attempt.service()).isEqualTo("wiki");
        assertThat(attempt.address()).hasToString("192.0.2.7");
        assertThat(attempt.client()).isEqualTo("Thunderbird/128");
        assertThat(attempt.tlsVersion()).isEqualTo("TLSv1.3");
        assertThat(attempt.tlsCipher()).isEqualTo("AES");
        assertThat(attempt.session()).isEqualTo("s-1");
        assertThat(attempt.traceparent()).isEqualTo(trace);
    }

    @Test
    void answersAccepted() {
        DoorResponse reply = ask(aRequest().saying(FULL));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(text(reply))
                .isEqualTo(
                        "{\"result\":\"accepted\",\"id\":\"%s\",\"tenant\":\"acme\",\"account\":\"a-1\",\"login\":\"anna@acme.example\",\"credential\":\"c-1\",\"label\":\"Anna's phone\"}"
                                .formatted(FakeAuthenticator.ID));
    }

    @Test
    void answersRefusedWithoutAReason() {
        authenticator.outcome = REFUSED;
        DoorResponse reply = ask(aRequest().saying(FULL));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(text(reply)).isEqualTo("{\"result\":\"refused\",\"id\":\"%s\"}".formatted(FakeAuthenticator.ID));
    }

    @Test
    void answersTemporaryFailure() {
        authenticator.outcome = TEMPORARY;
        DoorResponse reply = ask(aRequest().saying(FULL));
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.headers()).containsEntry("Retry-After", "2");
        assertThat(json(reply).get("status").asInt()).isEqualTo(503);
    }

    @Test
    void answersADoorThatMayNot() {
        authenticator.outcome = NOT_YOURS;
        assertThat(ask(aRequest().saying(FULL)).status()).isEqualTo(403);
        assertThat(adapter().unknownDoor(aRequest().sent()).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "protocol | {\"login\":\"anna\",\"secret\":\"S\"}",
                "protocol | {\"login\":\"anna\",\"secret\":\"S\",\"protocol\":\"IMAP\"}",
                "protocol | {\"login\":\"anna\",\"secret\":\"S\",\"protocol\":\"\"}",
                "service | {\"login\":\"anna\",\"secret\":\"S\",\"protocol\":\"imap\",\"service\":\"a b\"}",
                "address | {\"login\":\"anna\",\"secret\":\"S\",\"protocol\":\"imap\",\"address\":\"10.0.0.256\"}",
                "address | {\"login\":\"anna\",\"secret\":\"S\",\"protocol\":\"imap\",\"address\":\"localhost\"}",
                "password | {\"login\":\"anna\",\"password\":\"S\",\"protocol\":\"imap\"}",
            })
    void namesTheFieldThatTheDoorGotWrong(String field, String body) {
        names(field, body);
        assertThat(authenticator.decided).isEmpty();
    }

    private void names(String field, String body) {
        DoorResponse reply = ask(aRequest().saying(body.replace("\"S\"", "\"" + SECRET + "\"")));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.headers()).containsEntry("Content-Type", "application/problem+json");
        assertThat(json(reply).at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(json(reply).at("/errors/0/expected").asString()).isNotBlank();
        assertThat(text(reply)).doesNotContain(SECRET);
    }

    /** They are attempts: refused after the same time as any other, and on the record. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "login | {\"secret\":\"S\",\"protocol\":\"imap\"}",
                "secret | {\"login\":\"anna\",\"protocol\":\"imap\"}",
                "secret | {\"login\":\"anna\",\"secret\":null,\"protocol\":\"imap\"}",
                "login | {\"login\":\"\",\"secret\":\"S\",\"protocol\":\"imap\"}",
                "login | {\"login\":\"an na\",\"secret\":\"S\",\"protocol\":\"imap\"}",
                "login | {\"login\":\"anna\\u0000\",\"secret\":\"S\",\"protocol\":\"imap\"}",
                "login | {\"login\":\"anna\\r\\nAuth-Status: OK\",\"secret\":\"S\",\"protocol\":\"imap\"}",
            })
    void namesWhatCannotBeALoginOrSecretOnceItIsOnTheRecord(String field, String body) {
        authenticator.outcome = REFUSED;
        names(field, body);
        assertThat(authenticator.decided).hasSize(1);
    }

    @Test
    void saysNoMoreOfItThanOfAnyOther() {
        String body = "{\"login\":\"an na\",\"secret\":\"s\",\"protocol\":\"imap\"}";
        authenticator.outcome = TEMPORARY;
        assertThat(ask(aRequest().saying(body)).status()).isEqualTo(503);
        authenticator.outcome = NOT_YOURS;
        assertThat(ask(aRequest().saying(body)).status()).isEqualTo(403);
    }

    @Test
    void takesAnEmptySecretForAWrongOne() {
        authenticator.outcome = REFUSED;
        DoorResponse reply = ask(aRequest().saying("{\"login\":\"anna\",\"secret\":\"\",\"protocol\":\"imap\"}"));
        assertThat(text(reply)).contains("refused");
        assertThat(authenticator.decided).hasSize(1);
    }

    /** No parser's limit is a fault of ours. */
    @ParameterizedTest
    @ValueSource(strings = {"\"login\":NUMBER", "\"tls\":NESTED", "\"protocol\":-NUMBER", "NESTED", "\"x\":NESTED"})
    void tellsWhatIsBeyondTheParsersLimits(String fields) {
        String body = "{" + fields.replace("NUMBER", "1".repeat(60_000)).replace("NESTED", "[".repeat(3_000)) + "}";
        DoorResponse reply = ask(aRequest().saying(body));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.headers()).containsEntry("Content-Type", "application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"login\":\"anna\",\"login\":\"bob\",\"secret\":\"s\",\"protocol\":\"imap\"}",
                "{\"login\":\"anna\",\"secret\":\"s\",\"secret\":\"s\",\"protocol\":\"imap\"}",
                "{\"login\":\"anna\",\"secret\":\"s\",\"protocol\":\"imap\",\"l\\u006fgin\":\"bob\"}",
                "{\"login\":\"anna\",\"secret\":\"s\",\"protocol\":\"imap\",\"tls\":{\"version\":\"x\",\"version\":\"y\"}}",
            })
    void takesNoneOfTwoFields(String body) {
        assertThat(ask(aRequest().saying(body)).status()).isEqualTo(400);
        assertThat(authenticator.decided).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "42",
                "\"qwer-tzui-opas-dfgh\"",
                "{",
                "{\"login\":\"anna\",\"secret\":\"qwer-tzui-opas-dfgh\"",
                "{\"login\":\"anna\",\"secret\":\"qwer-tzui-opas-dfgh\n\"}",
                "{\"login\":{},\"secret\":\"qwer-tzui-opas-dfgh\"}",
                "{\"login\":\"anna\",\"secret\":[\"qwer-tzui-opas-dfgh\"]}",
                "{\"login\":\"anna\"} {\"secret\":\"qwer-tzui-opas-dfgh\"}",
                "login=anna&secret=qwer-tzui-opas-dfgh"
            })
    void tellsWhatIsNotTheJsonOfASignIn(String body) {
        DoorResponse reply = ask(aRequest().saying(body));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(text(reply)).doesNotContain(SECRET).contains("not the JSON of a sign-in");
    }

    @Test
    void tellsThatItIsNotUtf8() {
        byte[] body = "{\"login\":\"anna\",\"secret\":\"\u00FC\",\"protocol\":\"imap\"}"
                .getBytes(StandardCharsets.ISO_8859_1);
        authenticator.outcome = REFUSED;
        assertThat(json(ask(aRequest().saying(body))).at("/errors/0/field").asString())
                .isEqualTo("secret");
        assertThat(authenticator.decided).singleElement().satisfies(ADoorRequest::isBoundToFail);
    }

    @Test
    void keepsNothingOfTheBody() {
        DoorRequest sent = aRequest().saying(FULL).sent();
        adapter().answer(ADoorRequest.DOOR, sent).join();
        assertThat(sent.body()).containsOnly(0);
    }

    @Test
    void boundsWhatItTakesAndWhatItSaysOfIt() {
        authenticator.outcome = REFUSED;
        String long10k = "x".repeat(10_000);
        DoorResponse login =
                ask(aRequest().saying("{\"login\":\"%s\",\"secret\":\"s\",\"protocol\":\"imap\"}".formatted(long10k)));
        DoorResponse secret = ask(
                aRequest().saying("{\"login\":\"anna\",\"secret\":\"%s\",\"protocol\":\"imap\"}".formatted(long10k)));
        DoorResponse field = ask(aRequest().saying("{\"%s\":1}".formatted(long10k)));
        assertThat(login.status()).isEqualTo(400);
        assertThat(secret.status()).isEqualTo(400);
        assertThat(field.status()).isEqualTo(400);
        assertThat(json(secret).at("/errors/0/given").asString()).isEqualTo("10000 characters");
        assertThat(text(login)).hasSizeLessThan(1_000);
        assertThat(text(field)).hasSizeLessThan(1_000);
    }

    @Test
    void leavesOutOfAClientsWordsWhatDoesNotBelongInALog() {
        ask(
                aRequest()
                        .saying(
                                "{\"login\":\"anna\",\"secret\":\"s\",\"protocol\":\"imap\",\"client\":\"a\\r\\nb\\u0000c\\ud800d\"}"));
        assertThat(authenticator.decided.getFirst().client()).isEqualTo("abcd");
    }

    @Test
    void doesNotCutACharacterInTwo() {
        String client = "x".repeat(255) + "\uD83D\uDE00";
        ask(aRequest()
                .saying("{\"login\":\"anna\",\"secret\":\"s\",\"protocol\":\"imap\",\"client\":\"%s\"}"
                        .formatted(client)));
        assertThat(authenticator.decided.getFirst().client()).isEqualTo("x".repeat(255));
    }

    @Test
    void takesNoTraceparentThatIsNone() {
        for (String wrong :
                new String[] {"x".repeat(55), "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0\n", ""}) {
            ask(aRequest().saying(FULL).with("traceparent", wrong));
        }
        assertThat(authenticator.decided)
                .hasSize(3)
                .allSatisfy(each -> assertThat(each.traceparent()).isNull());
    }

    @Test
    void meansTheDoorsFirstServiceWhereNoneIsNamed() {
        ask(aRequest().saying("{\"login\":\"anna\",\"secret\":\"s\",\"protocol\":\"imap\"}"));
        assertThat(authenticator.decided.getFirst().service()).isEqualTo("mail");
        assertThat(authenticator.decided.getFirst().address()).isNull();
    }

    @Test
    void printsNoSecret() {
        ask(aRequest().saying(FULL));
        assertThat(authenticator.decided.getFirst().toString()).doesNotContain(SECRET);
        assertThat(aRequest().saying(FULL).sent().toString()).doesNotContain(SECRET);
    }
}
