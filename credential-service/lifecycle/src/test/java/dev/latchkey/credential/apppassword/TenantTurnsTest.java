package dev.latchkey.credential.apppassword;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class TenantTurnsTest {
    private final TenantTurns turns = new TenantTurns(2);
    private final List<String> begun = new ArrayList<>();
    private final List<Sinks.Empty<Void>> open = new ArrayList<>();

    private Disposable begin(String tenant) {
        return turns.step(tenant, Mono.defer(() -> {
                    begun.add(tenant);
                    Sinks.Empty<Void> end = Sinks.empty();
                    open.add(end);
                    return end.asMono();
                }))
                .subscribe(nothing -> {}, failure -> {});
    }

    private void endOne() {
        open.removeFirst().tryEmitEmpty();
    }

    @Test
    void letsSoManyRunAtOnce() {
        Flux.range(0, 5).doOnNext(each -> begin("huge")).blockLast();
        assertThat(begun).hasSize(2);
        endOne();
        assertThat(begun).hasSize(3);
    }

    /** However many requests somebody has sent before. */
    @Test
    void comesToWhoHasAFewBeforeItIsThroughWithWhoHasMany() {
        Flux.range(0, 100).doOnNext(each -> begin("huge")).blockLast();
        begin("small");
        begin("small");
        for (int step = 0; step < 4; step++) {
            endOne();
        }
        assertThat(begun).containsExactly("huge", "huge", "huge", "small", "huge", "small");
    }

    @Test
    void goesOnWhereAStepFails() {
        begin("huge");
        begin("huge");
        begin("small");
        open.removeFirst().tryEmitError(new IllegalStateException("no database"));
        assertThat(begun).endsWith("small");
    }

    @Test
    void forgetsWhoDoesNotWaitAnyMore() {
        Disposable first = begin("huge");
        begin("huge");
        Disposable gone = begin("small");
        begin("other");
        gone.dispose();
        first.dispose();
        assertThat(begun).containsExactly("huge", "huge", "other");
        endAll();
        begin("late");
        begin("late");
        assertThat(begun).as("nothing was lost").endsWith("late", "late");
    }

    private void endAll() {
        List.copyOf(open).forEach(Sinks.Empty::tryEmitEmpty);
        open.clear();
    }
}
