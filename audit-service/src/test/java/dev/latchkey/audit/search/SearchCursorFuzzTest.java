package dev.latchkey.audit.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

class SearchCursorFuzzTest {
    @FuzzTest
    void isACursorOrRefused(byte[] data) {
        SearchCursor cursor;
        try {
            cursor = SearchCursor.parse(new String(data, UTF_8));
        } catch (IllegalArgumentException refused) {
            return;
        }
        assertThat(SearchCursor.parse(cursor.text())).isEqualTo(cursor);
        assertThat(cursor.condition()).isNotEmpty();
    }
}
