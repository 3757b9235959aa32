package dev.latchkey.credential.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

class TypedSecretFuzzTest {
    /** Whatever is typed is one of three things, and spaces, dashes and case never change which. */
    @FuzzTest
    void isWhatItIsHoweverItIsTyped(byte[] data) {
        String typed = new String(data, UTF_8);
        TypedSecret read = TypedSecret.read(typed);
        assertThat(TypedSecret.read(" " + typed + "\t").getClass()).isEqualTo(read.getClass());
        if (read instanceof TypedSecret.WellFormed wellFormed) {
            try (AppPasswordSecret secret = wellFormed.secret()) {
                String shown = secret.shownOnce();
                assertThat(TypedSecret.read(shown)).isInstanceOf(TypedSecret.WellFormed.class);
                assertThat(secret.toString()).doesNotContain(shown);
            }
        }
    }
}
