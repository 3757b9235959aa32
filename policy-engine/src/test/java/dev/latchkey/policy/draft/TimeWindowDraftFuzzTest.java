package dev.latchkey.policy.draft;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.latchkey.policy.problem.InvalidValueException;
import dev.latchkey.policy.rule.TimeOfDay;
import dev.latchkey.policy.rule.TimeWindow;
import java.util.Arrays;

class TimeWindowDraftFuzzTest {
    /** Lines: days with commas between, from, to, zone. What is read is written such that it is read again as the same. */
    @FuzzTest
    void isAWindowOrRefused(byte[] data) {
        String[] lines = Arrays.copyOf(new String(data, UTF_8).split("\n", 4), 4);
        String days = lines[0];
        TimeWindow window;
        try {
            window = new TimeWindowDraft(
                            days == null ? null : Arrays.asList(days.split(",", -1)), lines[1], lines[2], lines[3])
                    .toTimeWindow();
        } catch (InvalidValueException refused) {
            assertThat(refused.problems()).isNotEmpty();
            return;
        }
        assertThat(TimeOfDay.parse(window.from().toString())).isEqualTo(window.from());
        assertThat(TimeOfDay.parse(window.to().toString())).isEqualTo(window.to());
        assertThat(window.days()).isNotEmpty();
        assertThat(window.zone()).hasToString(lines[3]);
    }
}
