package dev.latchkey.credential.existence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamBarrierTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean seen;
    private volatile boolean broken;
    private StreamBarrier barrier = new StreamBarrier(this::asOfNow, LONG);

    private BooleanSupplier asOfNow(Duration within) {
        asked.incrementAndGet();
        if (broken) {
            throw new IllegalStateException("no broker");
        }
        return () -> seen;
    }

    @AfterEach
    void close() {
        barrier.close();
    }

    private CompletableFuture<Boolean> pass() {
        return barrier.pass().toFuture();
    }

    @Test
    void letsNobodyPassBeforeAllIsSeen() {
        barrier.start();
        CompletableFuture<Boolean> passing = pass();
        assertThat(passing).isNotDone();
        seen = true;
        assertThat(passing).succeedsWithin(LONG).isEqualTo(true);
    }

    @Test
    void asksOnceForAllWhoWait() {
        seen = true;
        List<CompletableFuture<Boolean>> many =
                IntStream.range(0, 1000).mapToObj(each -> pass()).toList();
        barrier.start();
        assertThat(many)
                .allSatisfy(each -> assertThat(each).succeedsWithin(LONG).isEqualTo(true));
        assertThat(asked).hasValue(1);
    }

    @Test
    void tellsWhereItTakesTooLong() {
        barrier = new StreamBarrier(this::asOfNow, Duration.ofMillis(20)).start();
        assertThat(pass()).succeedsWithin(LONG).isEqualTo(false);
        seen = true;
        assertThat(CompletableFuture.supplyAsync(() -> {
                    while (!barrier.pass().blockOptional().orElse(false)) {
                        Thread.onSpinWait();
                    }
                    return true;
                }))
                .succeedsWithin(LONG);
    }

    @Test
    void goesOnAfterAFailure() {
        broken = true;
        barrier.start();
        assertThat(pass()).succeedsWithin(LONG).isEqualTo(false);
        broken = false;
        seen = true;
        assertThat(pass()).succeedsWithin(LONG).isEqualTo(true);
    }

    @Test
    void letsNobodyPassThatAsksBeforeItStarts() {
        barrier = new StreamBarrier(this::asOfNow, Duration.ofMillis(10));
        assertThat(pass()).succeedsWithin(LONG).isEqualTo(false);
    }
}
