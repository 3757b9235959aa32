package dev.latchkey.kit.tracing;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code traceparent} of the trace that this thread works for (<a
 * href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>): events carry it as {@code ce_traceparent}.
 */
public final class Traceparent {
    /** The header's name. */
    public static final String HEADER = "traceparent";

    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();
    private static final TextMapGetter<String> FIELDS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String traceparent) {
            return List.of(HEADER);
        }

        @Override
        public @Nullable String get(@Nullable String traceparent, String key) {
            return key.equals(HEADER) ? traceparent : null;
        }
    };

    private Traceparent() {}

    /** The header of the span that is open on this thread; empty where there is none. */
    public static Optional<String> current() {
        Map<String, String> headers = HashMap.newHashMap(2);
        W3C.inject(Context.current(), headers, (to, name, value) -> headers.put(name, value));
        return Optional.ofNullable(headers.get(HEADER));
    }

    /**
     * Goes on with a trace on this thread, log lines included, without a span of its own, until the scope is closed.
     *
     * @param header what came with an event; one that is absent or malformed is no trace
     */
    public static Scope resume(@Nullable String header) {
        Context root = Context.root();
        return (header == null ? root : W3C.extract(root, header, FIELDS)).makeCurrent();
    }
}
