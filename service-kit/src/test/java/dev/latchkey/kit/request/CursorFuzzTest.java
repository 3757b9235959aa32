package dev.latchkey.kit.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

class CursorFuzzTest {
    @FuzzTest
    void isACursorOrRefused(byte[] data) {
        String text = new String(data, UTF_8);
        Cursor cursor;
        try {
            cursor = Cursor.parse(text);
        } catch (IllegalArgumentException refused) {
            return;
        }
        assertThat(cursor.encoded()).isEqualTo(text);
    }
}
