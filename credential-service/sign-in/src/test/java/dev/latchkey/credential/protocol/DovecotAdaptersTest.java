package dev.latchkey.credential.protocol;

import static dev.latchkey.credential.protocol.ADoorRequest.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.verification.Attempt;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DovecotAdaptersTest {
    @Nested
    class Passdb extends Conversation {
        private static final String LOOKUP = """
                {"user": "Anna@acme.example", "password": "qwer-tzui-opas-dfgh", "service": "submission",
                 "rip": "192.0.2.7", "lip": "192.0.2.1", "session": "s-1", "secured": "tls", "mech": "PLAIN",
                 "client_id": "\\"name\\" \\"Thunderbird\\"", "something": "new"}
                """;

        @Override
        ProtocolAdapter adapter() {
            return new DovecotPassdbAdapter(delay);
        }

        @Test
        void accepts() {
            DoorResponse reply = ask(aRequest().saying(LOOKUP));
            assertThat(reply.status()).isEqualTo(200);
            assertThat(json(reply).get("result").asString()).isEqualTo("accepted");
            assertThat(json(reply).get("user").asString()).isEqualTo("anna@acme.example");
            Attempt attempt = authenticator.decided.getFirst();
            assertThat(attempt.protocol()).isEqualTo("smtp");
            assertThat(attempt.client()).isEqualTo("Thunderbird");
            assertThat(attempt.address()).hasToString("192.0.2.7");
        }

        /** By the script of 2.3 it is "secured" alone that tells of TLS; Postfix says that word, and nothing else, of it. */
        @ParameterizedTest
        @CsvSource({
            "imap, TLS, , TLS",
            "imap, tls, , TLS",
            "imap, secured, , ",
            "imap, , , ",
            "smtp, secured, , TLS",
            "smtp, TLS, , TLS",
            "smtp, , , ",
            "imap, TLS, TLSv1.3, TLSv1.3",
            "smtp, secured, >=TLSv1.2, >=TLSv1.2",
        })
        void tellsHowTheConnectionIsProtected(
                String service, @Nullable String secured, @Nullable String protocol, @Nullable String told) {
            String body =
                    "{\"user\": \"anna@acme.example\", \"password\": \"qwer-tzui-opas-dfgh\", \"service\": \"" + service
                            + (secured == null ? "" : "\", \"secured\": \"" + secured)
                            + (protocol == null ? "" : "\", \"tls_protocol\": \"" + protocol)
                            + "\"}";
            ask(aRequest().saying(body));
            assertThat(authenticator.decided.getFirst().tlsVersion()).isEqualTo(told);
        }

        @Test
        void refuses() {
            authenticator.outcome = REFUSED;
            DoorResponse reply = ask(aRequest().saying(LOOKUP));
            assertThat(reply.status()).isEqualTo(401);
            assertThat(text(reply)).isEqualTo("{\"result\":\"refused\"}");
        }

        @Test
        void refusesWhatNoLoginOrSecretLooksLike() {
            authenticator.outcome = REFUSED;
            DoorResponse login = ask(aRequest().saying(LOOKUP.replace("Anna@", "An na@")));
            DoorResponse secret = ask(aRequest().saying(LOOKUP.replace("qwer", "qwer".repeat(500))));
            assertThat(login.status()).isEqualTo(401);
            assertThat(secret.status()).isEqualTo(401);
            assertThat(text(login)).isEqualTo("{\"result\":\"refused\"}");
            assertThat(authenticator.decided).as("on the record").hasSize(2);
        }

        /** Dovecot hands the bytes on as they come. */
        @Test
        void refusesASecretInAnotherCharsetLikeAnyOther() {
            authenticator.outcome = REFUSED;
            byte[] latin = LOOKUP.replace("qwer", "M\u00FCller").getBytes(StandardCharsets.ISO_8859_1);
            assertThat(ask(aRequest().saying(latin)).status()).isEqualTo(401);
            assertThat(authenticator.decided).singleElement().satisfies(ADoorRequest::isBoundToFail);
            assertThat(authenticator.decided.getFirst().login().value()).isEqualTo("anna@acme.example");
            byte[] client = LOOKUP.replace("Thunderbird", "M\u00FCller").getBytes(StandardCharsets.ISO_8859_1);
            assertThat(ask(aRequest().saying(client)).status()).isEqualTo(400);
        }

        @Test
        void takesNoneOfTwoFields() {
            assertThat(ask(aRequest().saying(LOOKUP.replace("\"session\"", "\"user\"")))
                            .status())
                    .isEqualTo(400);
            assertThat(authenticator.decided).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", "null", "{", "[]", "{\"user\": \"anna\", \"password\": \"x\", \"rip\": \"nowhere\"}"})
        void takesWhatDovecotGotWrongForNoWrongPassword(String body) {
            assertThat(ask(aRequest().saying(body)).status()).isEqualTo(400);
        }

        @Test
        void saysThatItIsTemporary() {
            authenticator.outcome = TEMPORARY;
            assertThat(ask(aRequest().saying(LOOKUP)).status()).isEqualTo(503);
            assertThat(adapter().unavailable(aRequest().sent()).status()).isEqualTo(503);
        }

        @Test
        void takesADoorThatMayNotForNoWrongPassword() {
            authenticator.outcome = NOT_YOURS;
            assertThat(ask(aRequest().saying(LOOKUP)).status()).isEqualTo(503);
            assertThat(adapter().unknownDoor(aRequest().sent()).status()).isEqualTo(503);
        }
    }

    @Nested
    class Policy extends Conversation {
        private static final String QUESTION = """
                {"login": "anna@acme.example", "pwhash": "058e", "remote": "192.0.2.7", "device_id": "",
                 "protocol": "submission", "tls": true, "success": false, "policy_reject": %s, "fail_type": "policy"}
                """;

        @Override
        ProtocolAdapter adapter() {
            return new DovecotPolicyAdapter(authenticator, delay);
        }

        private String answered(String command, String body) {
            DoorResponse reply = ask(aRequest().asking("command=" + command).saying(body));
            assertThat(reply.status()).isEqualTo(200);
            return text(reply);
        }

        @Test
        void letsPassWhoIsNotHeldBack() {
            assertThat(answered("allow", QUESTION.formatted(false))).isEqualTo("{\"status\":0,\"msg\":\"\"}");
        }

        @Test
        void turnsAwayWhoIs() {
            authenticator.holds = CompletableFuture.completedFuture(true);
            assertThat(answered("allow", QUESTION.formatted(false))).isEqualTo("{\"status\":-1,\"msg\":\"\"}");
        }

        /** A client that is told at once would know that its secret was not looked at. */
        @Test
        void turnsNobodyAwaySoonerThanThePassdb() {
            try (RefusalDelay patient = new RefusalDelay(authenticator, Duration.ofMinutes(1))) {
                ProtocolAdapter policy = new DovecotPolicyAdapter(authenticator, patient);
                DoorRequest asked = aRequest()
                        .asking("command=allow")
                        .saying(QUESTION.formatted(false))
                        .sent();
                DoorRequest again = new DoorRequest(
                        asked.method(),
                        asked.query(),
                        asked.headers(),
                        asked.body().clone(),
                        asked.peer(),
                        asked.arrived());
                assertThat(policy.answer(ADoorRequest.DOOR, asked)).isDone();
                authenticator.holds = CompletableFuture.completedFuture(true);
                assertThat(policy.answer(ADoorRequest.DOOR, again)).isNotDone();
            }
        }

        @Test
        void asksAboutWhatItIsAskedAbout() {
            answered("allow", QUESTION.formatted(false));
            answered("allow", "{\"login\": \"anna\", \"protocol\": \"pop3\"}");
            answered("allow", "{\"login\": \"anna\"}");
            assertThat(authenticator.questions).extracting(Attempt::protocol).containsExactly("smtp", "pop3", "imap");
            assertThat(authenticator.questions.getFirst().address()).hasToString("192.0.2.7");
            assertThat(authenticator.questions.getFirst().door()).isEqualTo(ADoorRequest.DOOR);
        }

        @Test
        void leavesItToThePassdbToSayThatNobodyCanTell() {
            authenticator.holds = CompletableFuture.failedFuture(new IllegalStateException("the database is away"));
            assertThat(answered("allow", QUESTION.formatted(false))).startsWith("{\"status\":0");
            assertThat(text(adapter().unavailable(aRequest().sent()))).startsWith("{\"status\":0");
            assertThat(text(adapter().unknownDoor(aRequest().sent()))).startsWith("{\"status\":0");
        }

        @Test
        void putsOnTheRecordWhomItTurnedAway() {
            answered("report", QUESTION.formatted(true));
            Attempt attempt = authenticator.heldBack.getFirst();
            assertThat(attempt.login().value()).isEqualTo("anna@acme.example");
            assertThat(attempt.protocol()).isEqualTo("smtp");
            assertThat(attempt.address()).hasToString("192.0.2.7");
            assertThat(attempt.typed().length()).isZero();
        }

        @Test
        void leavesTheRestOfTheReportsToThePassdb() {
            answered("report", QUESTION.formatted(false));
            answered("report", "{\"login\": \"anna@acme.example\", \"success\": true}");
            assertThat(authenticator.heldBack).isEmpty();
        }

        @Test
        void goesOnWhereItIsAskedSomethingElse() {
            assertThat(answered("tarpit", QUESTION.formatted(true))).startsWith("{\"status\":0");
            assertThat(answered("allow", "{\"login\": \"an na\"}")).startsWith("{\"status\":0");
            assertThat(answered("allow", "{\"remote\": \"nowhere\", \"login\": \"anna\"}"))
                    .startsWith("{\"status\":0");
        }

        @Test
        void tellsWhatItCannotRead() {
            assertThat(ask(aRequest().asking("command=allow").saying("{")).status())
                    .isEqualTo(400);
            assertThat(ask(aRequest().asking("command=%zz").saying("{}")).status())
                    .isEqualTo(400);
            assertThat(ask(aRequest().asking("command=allow&command=report").saying("{}"))
                            .status())
                    .isEqualTo(400);
        }
    }
}
