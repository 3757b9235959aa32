package dev.latchkey.credential.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.protocol.JsonAdapter.SignInRequest;
import dev.latchkey.credential.secret.VerifierKeys;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.ObjectReader;

class SignInFieldsTest {
    private static final VerifierKeys KEYS = new VerifierKeys(Map.of(1, new byte[32]));
    private static final ObjectReader STRICT = DoorJson.strict(SignInRequest.class);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"login\":\"anna@acme.example\",\"secret\":\"qwer-tzui\",\"protocol\":\"imap\"}",
                " {\"session\" : \"\", \"secret\":\"\\u00fc\\\"\", \"l\\u006fgin\":\"\u00fc\"}\n",
                "{\"tls\":{\"cipher\":\"AES\",\"version\":\"TLSv1.3\"},\"address\":\"192.0.2.7\",\"client\":\"x\","
                        + "\"service\":\"mail\",\"s\\u0065cret\":\"qwer-tzui\"}",
                "{\"tls\":{},\"login\":\"\"}",
            })
    void areThoseThatBindingFinds(String json) {
        assertThat(agree(json.getBytes(UTF_8))).isPresent();
    }

    /** Although some of it can be read. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{\"login\":null}",
                "{\"login\":1}",
                "{\"secret\":true}",
                "{\"tls\":null}",
                "{\"tls\":{\"version\":1}}",
                "{\"tls\":{\"other\":\"x\"}}",
                "{\"tls\":{\"version\":\"x\",\"version\":\"y\"}}",
                "{\"tls\":{},\"tls\":{}}",
                "{\"login\":\"a\",\"l\\u006fgin\":\"b\"}",
                "{\"secret\":\"a\",\"secret\":\"b\"}",
                "{\"other\":\"x\"}",
                "{\"login\":\"a\"} {}",
                "{\"login\":\"a\"",
                "{\"login\":\"a\",}",
                "{\"login\":[\"a\"]}",
            })
    void leaveToBindingWhatIsNotPlain(String json) {
        byte[] body = json.getBytes(UTF_8);
        assertThat(SignInFields.read(body)).isEmpty();
        assertThat(body).as("still to be read").isEqualTo(json.getBytes(UTF_8));
    }

    @Test
    void leaveNothingOfTheBody() {
        byte[] body = "{\"secret\":\"qwer\"}".getBytes(UTF_8);
        assertThat(SignInFields.read(body)).isPresent();
        assertThat(body).containsOnly(0);
    }

    /** Whatever is read field by field, binding reads too, and just so. */
    static Optional<SignInRequest> agree(byte[] body) {
        Optional<SignInRequest> plain = SignInFields.read(body.clone());
        plain.ifPresent(read -> {
            SignInRequest bound = DoorJson.read(STRICT, body.clone(), "a sign-in");
            assertThat(parts(read)).isEqualTo(parts(bound));
        });
        return plain;
    }

    private static List<@Nullable Object> parts(SignInRequest read) {
        return Arrays.asList(
                read.login(),
                Optional.ofNullable(read.secret()).map(each -> KEYS.fingerprint("t", "l", each) + each.length()),
                read.protocol(),
                read.service(),
                read.address(),
                read.client(),
                Objects.toString(read.tls()),
                read.session());
    }
}
