package dev.latchkey.notifier.paging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.latchkey.kit.problem.ProblemException;

class TimeCursorFuzzTest {
    @FuzzTest
    void isACursorOrRefused(byte[] data) {
        TimeCursor cursor;
        try {
            cursor = TimeCursor.parse(new String(data, UTF_8));
        } catch (ProblemException refused) {
            assertThat(refused.fields()).hasSize(1);
            return;
        }
        assertThat(TimeCursor.parse(cursor.text())).isEqualTo(cursor);
    }
}
