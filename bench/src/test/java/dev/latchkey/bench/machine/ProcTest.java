package dev.latchkey.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcTest {

    @Test
    void readsCpuTimeOfAProcessWithAnUglyName() {
        var line = "4711 (java) (x) 1) S 1 4711 4711 0 -1 4194304 9 0 0 0 1234 66 7 8 20 0 50 0 100 1 2 3";
        assertThat(ProcessStat.parse(line).used()).isEqualTo(Duration.ofMillis(13_000));
    }

    @Test
    void countsNeitherIdlingNorWaitingAsBusy() {
        var line = "cpu  100 10 40 9999 8888 5 3 7 0 0";
        assertThat(MachineStat.parse(line).busy()).isEqualTo(Duration.ofMillis(1580));
    }

    @Test
    void readsMemoryInMebibytes() {
        var status = List.of("Name:\tjava", "VmPeak:\t 999999 kB", "VmRSS:\t  307200 kB");
        assertThat(Memory.parse(status, "VmRSS:")).isEqualTo(300);
    }

    @Test
    void aProcessThatIsNotThereHasUsedNothing() {
        assertThat(ProcessStat.of(Long.MAX_VALUE).used()).isZero();
        assertThat(Memory.resident(Long.MAX_VALUE)).isZero();
    }

    @Test
    void whatWasNotWatchedIsNoise() {
        var before = new Usage(Map.of("a", Duration.ofSeconds(1)), Duration.ofSeconds(2), Duration.ofSeconds(10));
        var after = new Usage(Map.of("a", Duration.ofSeconds(3)), Duration.ofSeconds(3), Duration.ofSeconds(17));
        var used = after.since(before);
        assertThat(used.of("a")).isEqualTo(Duration.ofSeconds(2));
        assertThat(used.elsewhere()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void countsWhatIsAllocatedFromOneReadingToTheNext() {
        var before = new Usage(Map.of(), Map.of("a", 700L), Duration.ZERO, Duration.ZERO);
        var after = new Usage(Map.of(), Map.of("a", 1000L), Duration.ZERO, Duration.ZERO);
        assertThat(after.since(before).allocatedBy("a")).isEqualTo(300);
        assertThat(after.since(before).allocatedBy("b")).isZero();
    }

    @Test
    void roundingNeverMakesNoiseNegative() {
        var usage = new Usage(Map.of("a", Duration.ofMillis(60)), Duration.ofMillis(50), Duration.ofMillis(100));
        assertThat(usage.elsewhere()).isZero();
    }
}
