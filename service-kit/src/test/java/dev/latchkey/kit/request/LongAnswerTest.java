package dev.latchkey.kit.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Sinks;

class LongAnswerTest {
    private final Sinks.One<String> json = Sinks.one();
    private final Sinks.Many<Long> ticks = Sinks.many().multicast().directBestEffort();
    private final List<String> said = new ArrayList<>();

    private Disposable asked() {
        return LongAnswer.text(json.asMono(), ticks.asFlux())
                .subscribe(said::add, failure -> said.add(failure.getMessage()), () -> said.add("the end"));
    }

    @Test
    void saysSomethingThatMeansNothingUntilItIsThere() {
        asked();
        ticks.tryEmitNext(1L);
        ticks.tryEmitNext(2L);
        json.tryEmitValue("{}");
        assertThat(said).containsExactly("\n", "\n", "{}", "the end");
        assertThat(ticks.currentSubscriberCount()).isZero();
    }

    @Test
    void saysNothingButAFailureThatComesFirst() {
        asked();
        json.tryEmitError(new IllegalStateException("away"));
        assertThat(said).containsExactly("away");
    }

    @Test
    void breaksOffWhereItFailsLater() {
        asked();
        ticks.tryEmitNext(1L);
        json.tryEmitError(new IllegalStateException("away"));
        assertThat(said).containsExactly("\n", "away");
    }

    @Test
    void endsWhenNobodyWaits() {
        asked().dispose();
        assertThat(ticks.currentSubscriberCount()).isZero();
        assertThat(json.currentSubscriberCount()).isZero();
    }
}
