package dev.latchkey.kit.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.latchkey.kit.problem.ProblemException;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    @Test
    void comesBackAsItWas() {
        Cursor cursor = Cursor.after("1764460800000", "ä/ö ü", "");
        assertThat(Cursor.parse(cursor.encoded())).isEqualTo(cursor);
        assertThat(cursor.encoded()).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "nonsense", "%%%", "MQ", "Mh9h", "MR9h=", "MR9h\n", "MR+h"})
    void isReadFromNothingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Cursor.parse(text));
    }

    @Test
    void isNotReadFromBytesThatAreNoText() {
        String broken = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[] {'1', 0x1f, (byte) 0xff});
        assertThatIllegalArgumentException().isThrownBy(() -> Cursor.parse(broken));
    }

    @Test
    void givesItsValues() {
        assertThat(Cursor.after("7").number()).isEqualTo(7);
        assertThat(Cursor.after("7", "a").time(0, 2)).isEqualTo(Instant.ofEpochMilli(7));
        assertThat(Cursor.after("7", "a").values(2)).containsExactly("7", "a");
    }

    @Test
    void complainsOfTheCursorOfAnotherList() {
        for (Runnable reading : new Runnable[] {
            () -> Cursor.after("a").number(),
            () -> Cursor.after("7", "a").number(),
            () -> Cursor.after("7").values(2),
            () -> Cursor.after("x", "a").time(0, 2)
        }) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(reading::run)
                    .satisfies(said -> assertThat(said.fields())
                            .singleElement()
                            .satisfies(each -> assertThat(each.field()).isEqualTo("cursor")));
        }
    }
}
