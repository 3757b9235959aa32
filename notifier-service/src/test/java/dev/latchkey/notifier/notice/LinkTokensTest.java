package dev.latchkey.notifier.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class LinkTokensTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String NOTICE = "01890a5d-ac96-774b-bcce-b302099a8057";

    @Test
    void readsWhatItSigned() {
        assertThat(tokens(Map.of(1, key(1)), NOW).read(token())).contains(NOTICE);
    }

    /** Some count by the day. */
    @Test
    void readsWhatAKeyOfAnyVersionSigned() {
        for (int version : new int[] {0, -1, 2026112701, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            LinkTokens tokens = tokens(Map.of(version, key(1)), NOW);
            String token = tokens.sign(NOTICE, NOW.plus(Duration.ofDays(7))).orElseThrow();
            assertThat(tokens.read(token)).as(token).contains(NOTICE);
        }
    }

    @Test
    void readsWhatAnOlderKeySigned() {
        assertThat(tokens(Map.of(1, key(1), 2, key(2)), NOW).read(token())).contains(NOTICE);
    }

    @Test
    void refusesWhatAnotherKeySigned() {
        assertThat(tokens(Map.of(1, key(2)), NOW).read(token())).isEmpty();
        assertThat(tokens(Map.of(2, key(1)), NOW).read(token())).isEmpty();
    }

    @Test
    void refusesWhatIsPastItsTime() {
        assertThat(tokens(Map.of(1, key(1)), NOW.plus(Duration.ofDays(7))).read(token()))
                .isEmpty();
    }

    @Test
    void refusesEveryTokenWithOneCharacterChanged() {
        String token = token();
        LinkTokens tokens = tokens(Map.of(1, key(1)), NOW);
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == '0' ? '1' : '0';
            assertThat(tokens.read(token.substring(0, i) + other + token.substring(i + 1)))
                    .isEmpty();
        }
    }

    @Test
    void refusesWhatIsNoToken() {
        LinkTokens tokens = tokens(Map.of(1, key(1)), NOW);
        assertThat(tokens.read("")).isEmpty();
        assertThat(tokens.read("1.2.3.4")).isEmpty();
        assertThat(tokens.read(token() + "\n")).isEmpty();
    }

    @Test
    void signsNothingWithoutAKey() {
        assertThat(tokens(Map.of(), NOW).sign(NOTICE, NOW)).isEmpty();
    }

    private static String token() {
        return tokens(Map.of(1, key(1)), NOW)
                .sign(NOTICE, NOW.plus(Duration.ofDays(7)))
                .orElseThrow();
    }

    private static LinkTokens tokens(Map<Integer, SecretKey> keys, Instant now) {
        return new LinkTokens(keys, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static SecretKey key(int seed) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) seed;
        return new SecretKeySpec(bytes, "AES");
    }
}
