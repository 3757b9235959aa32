package dev.latchkey.kit.tracing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.opentelemetry.context.Scope;
import java.util.Optional;

class TraceparentFuzzTest {
    /** W3C Trace Context, level 1: what is read is written the same, and never more than the standard's 55 characters. */
    @FuzzTest
    void isReadOrLeftOut(byte[] data) {
        Optional<String> read = resumed(new String(data, UTF_8));
        read.ifPresent(header -> {
            assertThat(header).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
            assertThat(resumed(header)).contains(header);
        });
    }

    private static Optional<String> resumed(String header) {
        try (Scope trace = Traceparent.resume(header)) {
            return Traceparent.current();
        }
    }
}
