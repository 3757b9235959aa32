package dev.latchkey.quickstart.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiryOptionTest {
    private final ExpiryOption option =
            new ExpiryOption(Clock.fixed(Instant.parse("2026-12-01T10:00:00Z"), ZoneId.of("Europe/Berlin")));

    @ParameterizedTest
    @CsvSource({
        "2027-01-31, 2027-01-31T23:00:00Z",
        "2027-06-30, 2027-06-30T22:00:00Z",
        "90d, 2027-03-01T10:00:00Z",
        "P6M, 2027-06-01T09:00:00Z",
        "1y, 2027-12-01T10:00:00Z",
        "2027-01-31T12:00:00Z, 2027-01-31T12:00:00Z"
    })
    void readsADayToItsEndAPeriodAndATime(String given, Instant until) {
        assertThat(option.read(given)).isEqualTo(until);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "31.1.2027", "2027-02-30", "soon", "P6M3H", "99999999999d"})
    void saysWhatItTakes(String given) {
        assertThatThrownBy(() -> option.read(given))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("--expires: " + given)
                .hasMessageContaining("2027-01-31");
    }
}
