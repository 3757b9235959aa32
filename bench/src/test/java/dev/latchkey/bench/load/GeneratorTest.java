package dev.latchkey.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.bench.machine.Meter;
import dev.latchkey.bench.measure.Window;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GeneratorTest {
    private static final Meter NO_METER = new Meter(Map.of());

    private FakeDoor door;

    @BeforeEach
    void open() throws IOException {
        door = new FakeDoor();
    }

    @AfterEach
    void close() throws Exception {
        door.close();
    }

    @Test
    void countsWhatWasAcceptedAndTellsTheListener() {
        var told = new AtomicLong();
        var window = run(4, Pace.AS_FAST_AS_ANSWERED, (intended, answered, answer) -> told.incrementAndGet());
        assertThat(window.errors()).isZero();
        assertThat(window.latency().count()).isPositive().isLessThanOrEqualTo(told.get());
        assertThat(told.get()).isEqualTo(door.asked());
    }

    @Test
    void keepsThePace() {
        var window = run(4, Pace.perSecond(200), Listener.NONE);
        // 120, give or take what a busy machine makes of 600 ms; thousands without a pace.
        assertThat(door.asked()).isBetween(50L, 400L);
        assertThat(window.errors()).isZero();
    }

    @Test
    void latencyAtAFixedPaceHoldsTheTimeThatAQuestionHadToWait() {
        door.answerAfter(Duration.ofMillis(50));
        var window = run(1, Pace.perSecond(100), Listener.NONE);
        // 20 a second can be answered, 100 are due: each waits for those before it.
        assertThat(window.latency().max()).isGreaterThan(Duration.ofMillis(200).toNanos());
    }

    @Test
    void countsRefusalsAsErrors() {
        door.answer("{\"result\":\"refused\"}");
        var window = run(2, Pace.perSecond(100), Listener.NONE);
        assertThat(window.errors()).isPositive();
        assertThat(window.latency().count()).isZero();
    }

    @Test
    void givesUpOnAServerThatOnlyFails() {
        door.answer("{\"result\":\"refused\"}");
        assertThatThrownBy(() -> new Generator(door.port(), wire(), 4, Pace.AS_FAST_AS_ANSWERED, Listener.NONE)
                        .run(Duration.ZERO, Duration.ofSeconds(60), NO_METER))
                .hasMessageContaining("more than 2000 errors, the last: not accepted");
    }

    private Window run(int connections, Pace pace, Listener listener) {
        return new Generator(door.port(), wire(), connections, pace, listener)
                .run(Duration.ofMillis(100), Duration.ofMillis(500), NO_METER);
    }

    private static Wire wire() {
        return new HttpWire("lkd_key", List.of("{\"login\":\"a\"}", "{\"login\":\"b\"}"));
    }
}
