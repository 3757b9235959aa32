package dev.latchkey.credential.directorysync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SwitchOffLimitTest {
    /** now, lately, linked, unusual */
    @ParameterizedTest
    @CsvSource({
        "0, 50, 60, false",
        "1, 0, 1, false",
        "3, 0, 12, false",
        "4, 0, 12, true",
        "1, 3, 12, true",
        "10, 0, 100, false",
        "11, 0, 100, true",
        "6, 5, 100, true",
        "100, 0, 1000, false",
        "1000, 0, 1000, true"
    })
    void tellsWhatIsUnusual(int now, int lately, int linked, boolean unusual) {
        assertThat(new SwitchOffLimit(10).isExceededBy(now, lately, linked)).isEqualTo(unusual);
    }
}
