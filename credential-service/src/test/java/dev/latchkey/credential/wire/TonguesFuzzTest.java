package dev.latchkey.credential.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.latchkey.credential.verification.Attempt;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Everything that front doors say of attempts. */
class TonguesFuzzTest {
    /** What every language may answer with; anything else, an exception above all, is a fault. */
    private static final Set<Integer> STATUSES = Set.of(200, 400, 401, 403, 404, 503);

    private static final String TOO_LONG = "x".repeat(257);

    @FuzzTest
    void answersAnyBody(byte[] body) {
        for (Class<?> language : List.of(JsonTongue.class, DovecotPassdbTongue.class, DovecotPolicyTongue.class)) {
            ask(language, ARequest.aRequest().saying(body).asking("command=allow"));
        }
        ask(DovecotPolicyTongue.class, ARequest.aRequest().saying(body).asking("command=report"));
    }

    /** Lines of {@code name: value}. */
    @FuzzTest
    void answersAnyHeaders(byte[] data) {
        for (Class<?> language : List.of(NginxMailTongue.class, ForwardAuthTongue.class)) {
            ARequest request = ARequest.aRequest();
            new String(data, UTF_8).lines().limit(50).forEach(line -> {
                int colon = line.indexOf(':');
                if (colon > 0 && isName(line.substring(0, colon))) {
                    request.with(
                            line.substring(0, colon), line.substring(colon + 1).strip());
                }
            });
            ask(language, request);
        }
    }

    /** Of the others the server that reads them lets none in. */
    private static boolean isName(String text) {
        return text.chars().allMatch(c -> Character.isLetterOrDigit(c) && c < 128 || c == '-');
    }

    private static void ask(Class<?> language, ARequest request) {
        FakeDesk desk = new FakeDesk();
        try (SignInCounter counter = new SignInCounter(desk, Duration.ZERO)) {
            Tongue tongue = tongue(language, desk, counter);
            Request sent = request.sent();
            Reply reply;
            try {
                reply = tongue.answer(ARequest.DOOR, sent).join();
            } catch (BadRequest bad) {
                reply = tongue.impossible(sent, bad);
            }
            assertThat(reply.status()).isIn(STATUSES);
            desk.decided.forEach(TonguesFuzzTest::isFitForTheRecord);
        }
    }

    private static Tongue tongue(Class<?> language, FakeDesk desk, SignInCounter counter) {
        if (language == JsonTongue.class) {
            return new JsonTongue(counter);
        } else if (language == DovecotPassdbTongue.class) {
            return new DovecotPassdbTongue(counter);
        } else if (language == DovecotPolicyTongue.class) {
            return new DovecotPolicyTongue(desk);
        }
        return language == NginxMailTongue.class ? new NginxMailTongue(counter) : new ForwardAuthTongue(counter);
    }

    private static void isFitForTheRecord(Attempt attempt) {
        for (String text : new String[] {
            attempt.protocol(),
            attempt.service(),
            attempt.client(),
            attempt.session(),
            attempt.tlsVersion(),
            attempt.tlsCipher()
        }) {
            if (text != null) {
                assertThat(text).hasSizeLessThan(TOO_LONG.length());
                assertThat(text.chars().noneMatch(Character::isISOControl)).isTrue();
            }
        }
    }
}
