package dev.latchkey.credential.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

class KeyLinesFuzzTest {
    /** What the file says is keys, or refused without anything of it: it may be one. */
    @FuzzTest
    void areKeysOrRefusedWithoutBeingQuoted(byte[] data) {
        String text = new String(data, UTF_8);
        try {
            VerifierKeys keys = new VerifierKeys(KeyLines.read(text.lines().toList(), "hmac.keys", KeyLines::base64));
            assertThat(keys.toString()).startsWith("VerifierKeys[");
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).contains("(expected: ");
            assertThat(refused.getMessage()).hasSizeLessThan(200);
            assertThat(refused.getCause()).isNull();
        }
    }
}
