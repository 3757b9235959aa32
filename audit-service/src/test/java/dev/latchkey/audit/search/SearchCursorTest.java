package dev.latchkey.audit.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchCursorTest {
    private static final String ID = "019a9f00-0000-7000-8000-000000000001";

    @Test
    void isReadAsItWasWritten() {
        SearchCursor cursor = new SearchCursor(1763625600123L, ID);

        assertThat(SearchCursor.parse(cursor.text())).isEqualTo(cursor);
        assertThat(cursor.text()).doesNotContain(ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "x." + ID, "12.nobody", "12.{$gt:1}", ""})
    void refusesWhatItDidNotWrite(String plain) {
        String text = Base64.getUrlEncoder().encodeToString(plain.getBytes());

        assertThatIllegalArgumentException().isThrownBy(() -> SearchCursor.parse(text));
        assertThatIllegalArgumentException().isThrownBy(() -> SearchCursor.parse("%%%"));
    }
}
