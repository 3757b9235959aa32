package dev.latchkey.bench.micro;

import dev.latchkey.events.Event;
import dev.latchkey.events.EventJson;
import dev.latchkey.events.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The golden sample of a recorded sign-in, with all its fields, to JSON and back. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EventBenchmark {
    private static final String SAMPLE = "/dev/latchkey/events/samples/sign-in.recorded.v1.json";

    private final byte[] json = sample();
    private final Event event = EventJson.read(EventType.SIGN_IN_RECORDED, json);

    private static byte[] sample() {
        try (var in = Objects.requireNonNull(EventJson.class.getResourceAsStream(SAMPLE), SAMPLE)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** To its bytes on the topic. */
    @Benchmark
    public byte[] write() {
        return EventJson.write(event);
    }

    /** From them. */
    @Benchmark
    public Event read() {
        return EventJson.read(EventType.SIGN_IN_RECORDED, json);
    }
}
