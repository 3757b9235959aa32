package dev.latchkey.credential.leak;

import static dev.latchkey.credential.leak.Reports.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import org.junit.jupiter.api.Test;

class ReporterKeyTest {
    /** The test key in the description of GitHub's programme. */
    private static final String GITHUBS = """
            -----BEGIN PUBLIC KEY-----
            MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEsz9ugWDj5jK5ELBK42ynytbo38gP
            HzZFI03Exwz8Lh/tCfL3YxwMdLjB+bMznsanlhK0RwcGP3IDb34kQDIo3Q==
            -----END PUBLIC KEY-----
            """;

    private final KeyPair keys = Reports.keys();
    private final ReporterKey key =
            ReporterKey.read(Reports.pem(keys.getPublic())).orElseThrow();
    private final byte[] body = bytes("[{\"token\":\"abc\"}]");

    @Test
    void believesWhatIsSigned() {
        assertThat(key.hasSigned(body, Reports.sign(keys, body))).isTrue();
    }

    @Test
    void believesTheExampleOfGitHubsProgramme() {
        byte[] example = bytes(
                "[{\"token\":\"some_token\",\"type\":\"some_type\",\"url\":\"some_url\",\"source\":\"some_source\"}]");
        String signature =
                "MEUCIFLZzeK++IhS+y276SRk2Pe5LfDrfvTXu6iwKKcFGCrvAiEAhHN2kDOhy2I6eGkOFmxNkOJ+L2y8oQ9A2T9GGJo6WJY=";
        ReporterKey githubs = ReporterKey.read(GITHUBS).orElseThrow();
        assertThat(githubs.hasSigned(example, signature)).isTrue();
        assertThat(key.hasSigned(example, signature)).isFalse();
    }

    @Test
    void believesNothingElse() {
        String signature = Reports.sign(keys, body);
        assertThat(key.hasSigned(bytes("[{\"token\":\"abd\"}]"), signature)).isFalse();
        assertThat(key.hasSigned(body, Reports.sign(Reports.keys(), body))).isFalse();
        assertThat(key.hasSigned(body, "")).isFalse();
        assertThat(key.hasSigned(body, "not base64!")).isFalse();
        assertThat(key.hasSigned(body, "AAAA")).isFalse();
        assertThat(key.hasSigned(body, signature.substring(4))).isFalse();
    }

    @Test
    void readsKeysOnTheOneCurveAlone() throws Exception {
        assertThat(ReporterKey.read(GITHUBS)).isPresent();
        assertThat(ReporterKey.read(GITHUBS.replace("\n", "\r\n"))).isPresent();
        assertThat(ReporterKey.read(Reports.pem(Reports.keys("secp384r1").getPublic())))
                .isEmpty();
        KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        assertThat(ReporterKey.read(Reports.pem(rsa.getPublic()))).isEmpty();
        for (String none :
                new String[] {"", "x", GITHUBS.replace("MFkw", "MFkx"), GITHUBS.replace("PUBLIC", "PRIVATE")}) {
            assertThat(ReporterKey.read(none)).as(none).isEmpty();
        }
    }
}
