package dev.latchkey.kit.tracing;

import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.Nullable;

/** Lets Reactor carry the current {@link Traceparent} over its threads; found by {@link java.util.ServiceLoader}. */
public final class TraceparentAccessor implements ThreadLocalAccessor<Traceparent> {
    @Override
    public Object key() {
        return Traceparent.HEADER;
    }

    @Override
    public @Nullable Traceparent getValue() {
        return Traceparent.current().orElse(null);
    }

    @Override
    public void setValue(Traceparent trace) {
        Traceparent.set(trace);
    }

    @Override
    public void setValue() {
        Traceparent.set(null);
    }
}
