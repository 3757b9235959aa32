package dev.latchkey.policies.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class PolicySettingsTest {
    private static PolicySettings settings(DataSize snapshot, DataSize waiting, Duration answer) {
        return new PolicySettings(1, 2, 3, snapshot, waiting, answer);
    }

    @Test
    void handsOnTheLimits() {
        var limits = settings(DataSize.ofKilobytes(1), DataSize.ofMegabytes(1), Duration.ofSeconds(1))
                .limits();
        assertThat(limits.ranges()).isEqualTo(2);
        assertThat(limits.snapshotBytes()).isEqualTo(1024);
    }

    @Test
    void refusesWhatKafkaOrTheDatabaseWould() {
        DataSize fine = DataSize.ofKilobytes(1);
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> settings(DataSize.ofMegabytes(1), fine, second))
                .hasMessageContaining("max-snapshot");
        assertThatThrownBy(() -> settings(fine, DataSize.ofMegabytes(16), second))
                .hasMessageContaining("max-waiting");
        assertThatThrownBy(() -> settings(fine, fine, Duration.ZERO)).hasMessageContaining("answer-within");
    }
}
