package dev.latchkey.credential.existence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class PendingReadsTest {
    private final List<List<String>> batches = new ArrayList<>();
    private final AtomicInteger failed = new AtomicInteger();
    private Mono<Void> database = Mono.empty();
    private final PendingReads reads = new PendingReads(this::read, failed::incrementAndGet, 1000);

    private Mono<Void> read(List<String> batch) {
        batches.add(batch);
        return database;
    }

    @Test
    void readsInOrderAndManyAtOnce() {
        Sinks.Empty<Void> slow = Sinks.empty();
        database = slow.asMono();
        for (int i = 0; i < 700; i++) {
            reads.add("c-" + i);
        }
        assertThat(batches).containsExactly(List.of("c-0"));
        assertThat(reads.done(1)).isFalse();
        database = Mono.empty();
        slow.tryEmitEmpty();
        assertThat(batches).extracting(List::size).containsExactly(1, 500, 199);
        assertThat(reads.done(reads.asked())).isTrue();
    }

    @Test
    void triesAgainWhatFails() {
        Sinks.Empty<Void> once = Sinks.empty();
        database = once.asMono();
        reads.add("c-1");
        once.tryEmitError(new IllegalStateException("no database"));
        assertThat(failed).hasValue(0);
        database = Mono.empty();
        await().until(() -> batches.size() == 2);
        await().until(() -> reads.done(1));
        assertThat(failed).hasValue(0);
    }

    @Test
    void isBounded() {
        database = Mono.never();
        for (int i = 0; i < 1100; i++) {
            reads.add("c-" + i);
        }
        assertThat(reads.asked()).isEqualTo(1000);
        assertThat(failed).hasValue(100);
    }
}
