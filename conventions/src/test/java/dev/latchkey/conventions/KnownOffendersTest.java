package dev.latchkey.conventions;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KnownOffendersTest {
    private static final KnownOffenders KNOWN = KnownOffenders.in("KNOWN", "a b");

    @Test
    void letsPassExactlyThoseThatAreKnown() {
        assertThatCode(() -> KNOWN.requireExactly("Nothing is wrong.", Map.of("a", "a is", "b", "b is")))
                .doesNotThrowAnyException();
    }

    @Test
    void tellsOfWhatIsNew() {
        assertThatThrownBy(() -> KNOWN.requireExactly("Nothing is wrong.", Map.of("a", "", "b", "", "c", "c is wrong")))
                .hasMessage("Nothing is wrong.\nAgainst it:\n  c is wrong");
    }

    @Test
    void shrinks() {
        assertThatThrownBy(() -> KNOWN.requireExactly("Nothing is wrong.", Map.of("a", "")))
                .hasMessage("Nothing is wrong.\nNo longer against it, to be taken from KNOWN:\n  b");
    }

    @Test
    void mayBeEmpty() {
        assertThatCode(() -> KnownOffenders.in("KNOWN", "").requireExactly("Nothing is wrong.", Map.of()))
                .doesNotThrowAnyException();
    }
}
