package dev.latchkey.policy.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeWindowTest {
    private static final Set<DayOfWeek> MONDAY = Set.of(DayOfWeek.MONDAY);
    private static final ZoneId UTC = ZoneId.of("UTC");

    @Test
    void rejectsAWindowThatEndsBeforeItBegins() {
        assertThatThrownBy(() -> new TimeWindow(MONDAY, TimeOfDay.of(17, 0), TimeOfDay.of(8, 0), UTC))
                .hasMessage("to: 08:00 (expected: after from 17:00; over midnight takes two windows)");
        assertThatThrownBy(() -> new TimeWindow(MONDAY, TimeOfDay.of(8, 0), TimeOfDay.of(8, 0), UTC))
                .hasMessageStartingWith("to: 08:00 (expected: after from 08:00");
        assertThatThrownBy(() -> new TimeWindow(MONDAY, TimeOfDay.of(8, 0), TimeOfDay.of(0, 0), UTC))
                .hasMessageStartingWith("to: 00:00");
    }

    @Test
    void canLastTheWholeDay() {
        assertThat(new TimeWindow(MONDAY, TimeOfDay.of(0, 0), TimeOfDay.END_OF_DAY, UTC).to())
                .hasToString("24:00");
    }

    @Test
    void rejectsNoDaysAndOffsetsInsteadOfZones() {
        assertThatThrownBy(() -> new TimeWindow(Set.of(), TimeOfDay.of(8, 0), TimeOfDay.END_OF_DAY, UTC))
                .hasMessage("days: empty (expected: at least one day of the week)");
        assertThatThrownBy(
                        () -> new TimeWindow(MONDAY, TimeOfDay.of(8, 0), TimeOfDay.END_OF_DAY, ZoneOffset.ofHours(2)))
                .hasMessage("zone: +02:00 (expected: an IANA time zone such as Europe/Zurich or UTC)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Zürich", "europe/zurich", "Mars/Olympus", "", "+02:00", "UTC+2", "CEST"})
    void rejectsUnknownZones(String zone) {
        assertThatThrownBy(() -> TimeWindow.parseZone(zone)).hasMessageContaining("expected: an IANA time zone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00:00", "08:05", "23:59", "24:00"})
    void readsAndWritesTimes(String text) {
        assertThat(TimeOfDay.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "8:00", "08:60", "24:01", "25:00", "08:00:00", "0800", "08.00", "-1:00", "8 pm", "٠٨:٠٠"})
    void rejectsOtherTimes(String text) {
        assertThatThrownBy(() -> TimeOfDay.parse(text)).hasMessageContaining("(expected: HH:mm, from 00:00 to 24:00)");
    }
}
