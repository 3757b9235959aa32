package dev.latchkey.kit.tracing;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * W3C trace context (<a href="https://www.w3.org/TR/trace-context/">Trace Context, level 1</a>): the header {@code
 * traceparent}, as it comes with requests and goes out with events as {@code ce_traceparent}. Log lines that are
 * written while one is {@linkplain #open() open} on their thread carry {@code traceId} and {@code spanId}.
 *
 * @param traceId 32 hex digits: the whole of what one request brought about
 * @param spanId  16 hex digits: one step of it
 * @param flags   2 hex digits, handed on as they came
 */
public record Traceparent(String traceId, String spanId, String flags) {
    /** The header of a request, and the key in Reactor's context. */
    public static final String HEADER = "traceparent";

    private static final Pattern FORM =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
    private static final ThreadLocal<@Nullable Traceparent> CURRENT = new ThreadLocal<>();

    /** What a header says; nothing where it does not say it in the form of the standard. */
    public static Optional<Traceparent> parse(@Nullable String header) {
        if (header == null || header.length() < 55 || (header.startsWith("00") && header.length() != 55)) {
            return Optional.empty();
        }
        return Optional.of(FORM.matcher(header))
                .filter(m -> m.matches())
                .map(m -> new Traceparent(m.group(1), m.group(2), m.group(3)));
    }

    /** The beginning of a new trace. */
    public static Traceparent begin() {
        return new Traceparent(id() + id(), id(), "00");
    }

    /** The next step of the same trace. */
    public Traceparent next() {
        return new Traceparent(traceId, id(), flags);
    }

    /** The one that is open on this thread. */
    public static Optional<Traceparent> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Makes this the current one of this thread, and of its log lines, until the scope is closed. */
    public Scope open() {
        Traceparent before = CURRENT.get();
        set(this);
        return () -> set(before);
    }

    static void set(@Nullable Traceparent trace) {
        if (trace == null) {
            CURRENT.remove();
            MDC.remove("traceId");
            MDC.remove("spanId");
        } else {
            CURRENT.set(trace);
            MDC.put("traceId", trace.traceId);
            MDC.put("spanId", trace.spanId);
        }
    }

    private static String id() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong() | 1);
    }

    /** The header's value. */
    @Override
    public String toString() {
        return "00-" + traceId + "-" + spanId + "-" + flags;
    }

    /** Ends what {@link #open()} began. */
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}
