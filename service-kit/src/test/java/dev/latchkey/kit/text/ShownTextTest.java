package dev.latchkey.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownTextTest {
    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00, 0x09, 0x0A, 0x0D, 0x1B, 0x7F, 0x85, 0xAD, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029,
                0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0x206A, 0xD800, 0xDFFF,
                0xFEFF, 0xFFF9, 0xE0041
            })
    void refusesWhatForgesLinesOrDirection(int codePoint) {
        String text = "Phone " + Character.toString(codePoint) + "gpj.exe";
        assertThat(ShownText.isFit(text)).isFalse();
        assertThat(ShownText.replaced(text, "?")).isEqualTo("Phone ?gpj.exe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Büro", "میخواهم", "קומה", "طابعة", "क्‍ष", "👩‍💻", "プリンター", "a\u00A0b", "e\u0301"})
    void takesTheWritingOfTheWorld(String text) {
        assertThat(ShownText.isFit(text)).isTrue();
        assertThat(ShownText.replaced(text, "?")).isEqualTo(text);
    }
}
