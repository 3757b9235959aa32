package dev.latchkey.kit.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;

/**
 * Sends of spans what can hold neither a secret nor a person: the route and not the path, the kind of an exception and
 * not its message. Probes and scrapes are not sent at all.
 */
final class RedactingSpanExporter implements SpanExporter {
    private static final AttributeKey<String> PATH = AttributeKey.stringKey("http.url");

    private final SpanExporter exporter;

    RedactingSpanExporter(SpanExporter exporter) {
        this.exporter = exporter;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        List<SpanData> redacted = spans.stream()
                .filter(RedactingSpanExporter::isOfWork)
                .<SpanData>map(Redacted::new)
                .toList();
        return redacted.isEmpty() ? CompletableResultCode.ofSuccess() : exporter.export(redacted);
    }

    private static boolean isOfWork(SpanData span) {
        String path = span.getAttributes().get(PATH);
        return path == null || !path.startsWith("/actuator");
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }

    private static final class Redacted extends DelegatingSpanData {
        Redacted(SpanData span) {
            super(span);
        }

        @Override
        public Attributes getAttributes() {
            return super.getAttributes().toBuilder().remove(PATH).build();
        }

        /** Events are exceptions, with message and stack trace. */
        @Override
        public List<EventData> getEvents() {
            return List.of();
        }

        @Override
        public StatusData getStatus() {
            return StatusData.create(super.getStatus().getStatusCode(), "");
        }
    }
}
