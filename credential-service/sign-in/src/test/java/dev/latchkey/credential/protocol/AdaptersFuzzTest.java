package dev.latchkey.credential.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.latchkey.credential.login.LoginName;
import dev.latchkey.credential.verification.Attempt;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Everything that front doors say of attempts. */
class AdaptersFuzzTest {
    /** What every protocol may answer with; anything else, an exception above all, is a fault. */
    private static final Set<Integer> STATUSES = Set.of(200, 400, 401, 403, 404, 503);

    private static final String TOO_LONG = "x".repeat(257);

    @FuzzTest
    void answersAnyBody(byte[] body) {
        for (Class<?> protocol : List.of(JsonAdapter.class, DovecotPassdbAdapter.class, DovecotPolicyAdapter.class)) {
            ask(protocol, ADoorRequest.aRequest().saying(body).asking("command=allow"));
        }
        ask(DovecotPolicyAdapter.class, ADoorRequest.aRequest().saying(body).asking("command=report"));
    }

    /** Lines of {@code name: value}. */
    @FuzzTest
    void answersAnyHeaders(byte[] data) {
        for (Class<?> protocol : List.of(NginxMailAdapter.class, ForwardAuthAdapter.class)) {
            ADoorRequest request = ADoorRequest.aRequest();
            new String(data, UTF_8).lines().limit(50).forEach(line -> {
                int colon = line.indexOf(':');
                if (colon > 0 && isName(line.substring(0, colon))) {
                    request.with(
                            line.substring(0, colon), line.substring(colon + 1).strip());
                }
            });
            ask(protocol, request);
        }
    }

    /** Of the others the server that reads them lets none in. */
    private static boolean isName(String text) {
        return text.chars().allMatch(c -> Character.isLetterOrDigit(c) && c < 128 || c == '-');
    }

    private static void ask(Class<?> protocol, ADoorRequest request) {
        FakeAuthenticator authenticator = new FakeAuthenticator();
        try (RefusalDelay delay = new RefusalDelay(authenticator, Duration.ZERO)) {
            ProtocolAdapter adapter = adapter(protocol, authenticator, delay);
            DoorRequest sent = request.sent();
            DoorResponse reply;
            try {
                reply = adapter.answer(ADoorRequest.DOOR, sent).join().encode();
            } catch (MalformedAttempt bad) {
                reply = adapter.impossible(sent, bad);
            }
            assertThat(reply.status()).isIn(STATUSES);
            authenticator.decided.forEach(AdaptersFuzzTest::isFitForTheRecord);
        }
    }

    private static ProtocolAdapter adapter(Class<?> protocol, FakeAuthenticator authenticator, RefusalDelay delay) {
        if (protocol == JsonAdapter.class) {
            return new JsonAdapter(delay);
        } else if (protocol == DovecotPassdbAdapter.class) {
            return new DovecotPassdbAdapter(delay);
        } else if (protocol == DovecotPolicyAdapter.class) {
            return new DovecotPolicyAdapter(authenticator, delay);
        }
        return protocol == NginxMailAdapter.class ? new NginxMailAdapter(delay) : new ForwardAuthAdapter(delay);
    }

    private static void isFitForTheRecord(Attempt attempt) {
        assertThat(attempt.login().value()).hasSizeBetween(1, LoginName.LONGEST);
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
