package dev.latchkey.credential.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.events.EventJson;
import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.events.SignInResult;
import dev.latchkey.kit.consuming.RawRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FailedSignInTest {
    private static final String ID = "0193496c-5f1a-7c3e-9d52-6a1f0b7e2c44";

    private static RawRecord record(byte @Nullable [] value) {
        return new RawRecord(
                "latchkey.sign-ins", 0, 0, null, value, Map.of("ce_id", ID.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] signIn(SignInResult result, String client) {
        return EventJson.write(new SignInRecorded(
                "acme",
                "a-anna",
                "anna@acme.example",
                result,
                SignInReason.OTHER,
                null,
                null,
                "imap",
                "mail",
                "mx",
                null,
                null,
                null,
                client,
                null,
                null,
                null,
                null,
                List.of(),
                0,
                null,
                1,
                "r1",
                UUID.fromString(ID)));
    }

    @Test
    void passesOverWhatWasLetIn() {
        assertThat(FailedSignIn.id(record(signIn(SignInResult.ACCEPTED, "x")))).isEmpty();
    }

    @Test
    void takesWhatWasNot() {
        assertThat(FailedSignIn.id(record(signIn(SignInResult.REFUSED, "x")))).contains(ID);
        assertThat(FailedSignIn.id(record(signIn(SignInResult.TEMPORARY_FAILURE, "x"))))
                .contains(ID);
    }

    @Test
    void isNotFooledByWhatAProgramSaysOfItself() {
        String evil = "x\",\"result\":\"accepted\"";
        assertThat(FailedSignIn.id(record(signIn(SignInResult.REFUSED, evil)))).contains(ID);
        assertThat(FailedSignIn.id(record(signIn(SignInResult.REFUSED, "\"result\":\"accepted\""))))
                .contains(ID);
    }

    @Test
    void leavesWhatIsNoEventToTheReader() {
        assertThat(FailedSignIn.id(record(null))).contains(ID);
        assertThat(FailedSignIn.id(record("garbage".getBytes(StandardCharsets.UTF_8))))
                .contains(ID);
        assertThatThrownBy(() -> FailedSignIn.id(new RawRecord("t", 0, 0, null, new byte[0], Map.of())))
                .isInstanceOf(RuntimeException.class);
    }
}
