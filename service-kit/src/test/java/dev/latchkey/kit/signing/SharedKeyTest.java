package dev.latchkey.kit.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SharedKeyTest {
    private final SharedKey key = new SharedKey("Jefe".getBytes(UTF_8));

    /** RFC 4231, section 4.3. */
    @Test
    void makesTheCodeOfAllPartsTogether() {
        SignedContent parts = target -> {
            target.accept("what do ya want ".getBytes(UTF_8));
            target.accept("for nothing?".getBytes(UTF_8));
        };
        assertThat(HexFormat.of().formatHex(key.code(parts)))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void forgetsWhatFailedHalfWay() {
        SignedContent whole = target -> target.accept("b".getBytes(UTF_8));
        byte[] right = key.code(whole);
        assertThatThrownBy(() -> key.code(target -> {
                    target.accept("a".getBytes(UTF_8));
                    throw new IllegalStateException("half-way");
                }))
                .hasMessage("half-way");
        assertThat(key.code(whole)).isEqualTo(right);
    }
}
