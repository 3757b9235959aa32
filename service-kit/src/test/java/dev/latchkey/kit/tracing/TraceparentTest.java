package dev.latchkey.kit.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

class TraceparentTest {
    private static final String GIVEN = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void readsWhatTheStandardGivesAsItsExample() {
        assertThat(Traceparent.parse(GIVEN)).hasValueSatisfying(trace -> {
            assertThat(trace.traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
            assertThat(trace).hasToString(GIVEN);
        });
    }

    @Test
    void readsWhatAFutureVersionAppends() {
        assertThat(Traceparent.parse("cc-" + GIVEN.substring(3) + "-what-the-future-will-be-like"))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\nX: y",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0"
            })
    void takesNothingElse(String header) {
        assertThat(Traceparent.parse(header)).isEmpty();
    }

    @Test
    void beginsWhatItCanReadItself() {
        Traceparent begun = Traceparent.begin();
        assertThat(Traceparent.parse(begun.toString())).contains(begun);
        assertThat(begun.next().traceId()).isEqualTo(begun.traceId());
        assertThat(begun.next().spanId()).isNotEqualTo(begun.spanId());
    }

    @Test
    void isOnTheLogLinesOfItsScopeOnly() {
        Traceparent outer = Traceparent.begin();
        try (Traceparent.Scope scope = outer.open()) {
            try (Traceparent.Scope inner = Traceparent.begin().open()) {
                assertThat(MDC.get("traceId")).isNotEqualTo(outer.traceId());
            }
            assertThat(MDC.get("traceId")).isEqualTo(outer.traceId());
        }
        assertThat(MDC.get("traceId")).isNull();
        assertThat(Traceparent.current()).isEmpty();
    }
}
