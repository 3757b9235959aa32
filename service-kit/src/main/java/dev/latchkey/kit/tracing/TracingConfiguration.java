package dev.latchkey.kit.tracing;

import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.otel.bridge.Slf4JEventListener;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanExporters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the kit adds to Spring Boot's tracing, which takes up the traces of requests and sends spans by OTLP. */
@Configuration(proxyBeanMethods = false)
public class TracingConfiguration {
    @Bean
    EventSpans eventSpans(ObservationRegistry observations) {
        return new EventSpans(observations);
    }

    /** The fields as the Elastic Common Schema names them. */
    @Bean
    Slf4JEventListener traceInLogLines() {
        return new Slf4JEventListener("trace.id", "span.id");
    }

    @Bean
    SpanExporters redactingSpanExporters(ObjectProvider<SpanExporter> exporters) {
        return SpanExporters.of(
                exporters.orderedStream().map(RedactingSpanExporter::new).toList());
    }
}
