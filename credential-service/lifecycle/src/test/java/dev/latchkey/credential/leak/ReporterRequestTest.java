package dev.latchkey.credential.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.ProblemException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReporterRequestTest {
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
    private final String pem = Reports.pem(Reports.keys().getPublic());

    @Test
    void takesTheIdForWhatIsNotSaid() {
        Reporter reporter = new ReporterRequest("github", null, null, pem).toReporter(NOW);
        assertThat(reporter.name()).isEqualTo("github");
        assertThat(reporter.keyId()).isEqualTo("github");
        assertThat(reporter.actor().id()).isEqualTo("leak-reporter/github");
    }

    @Test
    void namesEverythingThatIsWrong() {
        assertThatThrownBy(() -> new ReporterRequest("Git Hub", "a\nb", "a/b", "secret").toReporter(NOW))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.fields())
                                .extracting(FieldProblem::field)
                                .containsExactly("id", "name", "keyId", "publicKey"))
                .hasMessageNotContaining("secret");
    }
}
