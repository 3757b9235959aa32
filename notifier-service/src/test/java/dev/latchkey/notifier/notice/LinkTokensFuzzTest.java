package dev.latchkey.notifier.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;

class LinkTokensFuzzTest {
    private static final LinkTokens TOKENS = new LinkTokens(
            Map.of(1, new SecretKeySpec(new byte[32], "AES")), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    private static final String NOTICE = "0f8fad5b-d9cb-469f-a165-70867728950e";
    private static final String GOOD =
            TOKENS.sign(NOTICE, Instant.ofEpochSecond(100)).orElseThrow();

    /** Nothing but what was signed is believed. */
    @FuzzTest
    void isGenuineOrNothing(byte[] token) {
        String text = new String(token, StandardCharsets.UTF_8);
        assertThat(TOKENS.read(text).isPresent()).isEqualTo(text.equals(GOOD));
    }
}
