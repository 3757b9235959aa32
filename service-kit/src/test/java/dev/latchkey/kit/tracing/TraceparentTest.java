package dev.latchkey.kit.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.context.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceparentTest {
    private static final String GIVEN = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void goesOnWithWhatTheStandardGivesAsItsExample() {
        try (Scope trace = Traceparent.resume(GIVEN)) {
            assertThat(Traceparent.current()).contains(GIVEN);
        }
        assertThat(Traceparent.current()).isEmpty();
    }

    @Test
    void readsWhatAFutureVersionAppends() {
        try (Scope trace = Traceparent.resume("cc-" + GIVEN.substring(3) + "-what-the-future-will-be-like")) {
            assertThat(Traceparent.current()).contains(GIVEN);
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0"
            })
    void takesNothingElse(String header) {
        try (Scope trace = Traceparent.resume(header)) {
            assertThat(Traceparent.current()).isEmpty();
        }
    }

    @Test
    void leavesTheTraceBeforeWhereATraceIsAbsent() {
        try (Scope outer = Traceparent.resume(GIVEN)) {
            try (Scope none = Traceparent.resume(null)) {
                assertThat(Traceparent.current()).isEmpty();
            }
            assertThat(Traceparent.current()).contains(GIVEN);
        }
    }
}
