package dev.latchkey.credential.rekeying;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.apppassword.VerifierKeyUsage;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyReportTest {
    @Test
    void saysWhatMayBeRemovedAndWhatIsMissing() {
        KeyReport report = KeyReport.of(
                5,
                List.of(2, 3, 4, 5),
                List.of(
                        new VerifierKeyUsage(1, 7, 0),
                        new VerifierKeyUsage(2, 0, 9),
                        new VerifierKeyUsage(3, 1, 0),
                        new VerifierKeyUsage(6, 0, 2)));
        assertThat(report.current()).isEqualTo(5);
        assertThat(report.removable()).containsExactly(2, 4);
        assertThat(report.missing()).containsExactly(1);
        assertThat(report.versions())
                .containsExactly(
                        new KeyReport.Version(1, false, 7, 0),
                        new KeyReport.Version(2, true, 0, 9),
                        new KeyReport.Version(3, true, 1, 0),
                        new KeyReport.Version(4, true, 0, 0),
                        new KeyReport.Version(5, true, 0, 0),
                        new KeyReport.Version(6, false, 0, 2));
    }
}
