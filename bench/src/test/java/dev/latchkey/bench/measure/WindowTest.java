package dev.latchkey.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.latchkey.bench.machine.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WindowTest {
    private static final Usage USAGE = new Usage(
            Map.of("door", Duration.ofMillis(300), "broker", Duration.ofMillis(100)),
            Map.of("door", 12_000_000L),
            Duration.ofMillis(200),
            Duration.ofMillis(700));

    @Test
    void dividesByTheAcceptedOnes() {
        var histogram = new Histogram();
        for (int i = 0; i < 1000; i++) {
            histogram.add(1_000_000);
        }
        var window = new Window(Duration.ofMillis(500), histogram, 3, USAGE);
        assertThat(window.perSecond()).isEqualTo(2000);
        assertThat(window.cpuMillis(List.of("door", "broker"))).isCloseTo(0.4, within(1e-9));
        assertThat(window.cpuMillis(List.of("broker", "absent"))).isCloseTo(0.1, within(1e-9));
        assertThat(window.allocatedKilobytes("door")).isCloseTo(12, within(1e-9));
        assertThat(window.allocatedKilobytes("broker")).isZero();
        assertThat(window.generatorMillis()).isCloseTo(0.2, within(1e-9));
        assertThat(window.noisePercent()).isCloseTo(20, within(1e-9));
    }

    @Test
    void costsNothingWhereNobodyWasLetIn() {
        var window = new Window(Duration.ofSeconds(1), new Histogram(), 9, USAGE);
        assertThat(window.cpuMillis(List.of("door"))).isZero();
        assertThat(window.allocatedKilobytes("door")).isZero();
    }
}
