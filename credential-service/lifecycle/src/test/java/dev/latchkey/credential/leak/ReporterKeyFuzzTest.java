package dev.latchkey.credential.leak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;

class ReporterKeyFuzzTest {
    private static final ReporterKey KEY =
            ReporterKey.read(Reports.pem(Reports.keys().getPublic())).orElseThrow();

    /** Nobody who has no key has signed. */
    @FuzzTest
    void believesNoSignatureOfOthers(byte[] data) {
        int half = data.length / 2;
        String signature = new String(data, 0, half, UTF_8);
        assertThat(KEY.hasSigned(Arrays.copyOfRange(data, half, data.length), signature))
                .isFalse();
    }

    @FuzzTest
    void isAKeyOrNone(byte[] data) {
        ReporterKey.read(new String(data, UTF_8))
                .ifPresent(key -> assertThat(key.hasSigned(data, "MAA=")).isFalse());
    }
}
