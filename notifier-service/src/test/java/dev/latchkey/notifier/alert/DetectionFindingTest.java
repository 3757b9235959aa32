package dev.latchkey.notifier.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class DetectionFindingTest {
    @Test
    void alertIdIsAUuidOfVersionEight() {
        UUID id = UUID.fromString(AlertId.of("guessing", "acme", "ann", "2026-03-01T12:00:00Z"));
        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void alertIdIsTheSameForTheSameAndDiffersForAllElse() {
        String id = AlertId.of("guessing", "acme", "ann", "t");
        assertThat(AlertId.of("guessing", "acme", "ann", "t")).isEqualTo(id);
        assertThat(AlertId.of("guessing", "acmea", "nn", "t")).isNotEqualTo(id);
        assertThat(AlertId.of("spray", "acme", "ann", "t")).isNotEqualTo(id);
    }
}
