package dev.latchkey.quickstart.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.quickstart.installation.Part;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveProgressTest {

    private static final int NARROW_TERMINAL = 80;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    /** A line that wraps would stay where the next picture is drawn. */
    @Test
    void namesAPartThatFailedInOneLine() {
        try (var progress = new LiveProgress(new PrintStream(output, true, UTF_8), List.of(Part.values()))) {
            for (var part : Part.values()) {
                progress.failed(part, "ended with 1 ".repeat(20), Duration.ofMinutes(1));
            }
        }
        var lines = output.toString(UTF_8)
                .replaceAll("\u001b\\[[\\d;]*[a-zA-Z]", "")
                .lines()
                .toList();
        assertThat(lines).allMatch(line -> line.length() <= NARROW_TERMINAL);
        assertThat(lines).contains("  ✘ credential-service-3 failed   again in 60.0 s; see its log: ./latchkey logs");
    }

    @Test
    void saysWhyAPartTakesLongInOneLine() {
        try (var progress = new LiveProgress(new PrintStream(output, true, UTF_8), List.of(Part.CREDENTIAL_REPLICA))) {
            progress.starting(Part.CREDENTIAL_REPLICA);
            progress.waiting(Part.CREDENTIAL_REPLICA, "Kafka: a certificate is not trusted, or is another host's");
        }
        var last = output.toString(UTF_8)
                .replaceAll("\u001b\\[[\\d;]*[a-zA-Z]", "")
                .lines()
                .reduce((one, later) -> later)
                .orElseThrow();
        assertThat(last).contains("Kafka: a certificate is not trusted").hasSizeLessThanOrEqualTo(NARROW_TERMINAL);
    }
}
