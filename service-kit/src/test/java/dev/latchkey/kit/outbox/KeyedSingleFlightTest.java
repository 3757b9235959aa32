package dev.latchkey.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class KeyedSingleFlightTest {
    private final KeyedSingleFlight<String> turns = new KeyedSingleFlight<>();
    private final List<Sinks.Empty<Void>> begun = new ArrayList<>();
    private final AtomicInteger answered = new AtomicInteger();

    @Test
    void sharesTheNextTurnAmongAllWhoWait() {
        for (int i = 0; i < 200; i++) {
            ask("a");
        }
        assertThat(begun).hasSize(1);
        begun.get(0).tryEmitEmpty();
        assertThat(answered).hasValue(1);
        assertThat(begun).hasSize(2);
        begun.get(1).tryEmitEmpty();
        assertThat(answered).hasValue(200);
        assertThat(turns.size()).isZero();
    }

    @Test
    void doesNotShareATurnThatHasBegun() {
        ask("a");
        ask("a");
        begun.get(0).tryEmitEmpty();
        ask("a");
        begun.get(1).tryEmitEmpty();
        assertThat(begun).hasSize(3);
    }

    @Test
    void goesOnAfterAFailure() {
        ask("a");
        ask("a");
        begun.get(0).tryEmitError(new IllegalStateException("no"));
        assertThat(begun).hasSize(2);
        begun.get(1).tryEmitEmpty();
        assertThat(turns.size()).isZero();
    }

    @Test
    void finishesWhatNobodyWaitsForAnyMoreBeforeTheNextBegins() {
        Disposable left = ask("a");
        ask("a");
        left.dispose();
        assertThat(begun).hasSize(1);
        begun.get(0).tryEmitEmpty();
        assertThat(begun).hasSize(2);
    }

    @Test
    void letsOthersWorkMeanwhile() {
        ask("a");
        ask("b");
        assertThat(begun).hasSize(2);
    }

    private Disposable ask(String key) {
        return turns.next(key, Mono.defer(this::begin)).subscribe(done -> {}, failure -> {}, answered::incrementAndGet);
    }

    private Mono<Void> begin() {
        Sinks.Empty<Void> end = Sinks.empty();
        begun.add(end);
        return end.asMono();
    }
}
