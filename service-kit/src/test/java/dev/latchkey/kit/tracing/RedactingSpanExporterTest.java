package dev.latchkey.kit.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedactingSpanExporterTest {
    private final List<SpanData> sent = new ArrayList<>();

    @Test
    void keepsTheRouteAndThatItFailedAndNothingThatWasSaid() {
        Span span = span("/v1/accounts/ada");
        span.setAttribute("uri", "/v1/accounts/{id}");
        span.recordException(new IllegalStateException("abcd-efgh"));
        span.setStatus(StatusCode.ERROR, "abcd-efgh");
        span.end();
        assertThat(sent).singleElement().satisfies(each -> {
            assertThat(each.getAttributes().asMap().values()).containsExactly("/v1/accounts/{id}");
            assertThat(each.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(each.getStatus().getDescription()).isEmpty();
            assertThat(each.getEvents()).isEmpty();
        });
    }

    @Test
    void sendsNoProbes() {
        span("/actuator/health/readiness").end();
        assertThat(sent).isEmpty();
    }

    private Span span(String path) {
        SpanExporter exporter = new RedactingSpanExporter(new Kept());
        return SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                .build()
                .get("test")
                .spanBuilder("request")
                .setAttribute("http.url", path)
                .startSpan();
    }

    private final class Kept implements SpanExporter {
        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            sent.addAll(spans);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
