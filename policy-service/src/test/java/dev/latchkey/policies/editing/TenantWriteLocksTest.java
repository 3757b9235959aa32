package dev.latchkey.policies.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class TenantWriteLocksTest {
    private final TenantWriteLocks turns = new TenantWriteLocks();
    private final List<String> done = new ArrayList<>();

    private Mono<String> work(String name) {
        return Mono.fromRunnable(() -> done.add(name)).thenReturn(name);
    }

    @Test
    void letsOneGoAfterTheOther() {
        Sinks.One<String> slow = Sinks.one();
        turns.take("acme", slow.asMono().doOnNext(done::add)).subscribe();
        turns.take("acme", work("second")).subscribe();
        turns.take("other", work("unrelated")).subscribe();
        assertThat(done).containsExactly("unrelated");
        slow.tryEmitValue("first");
        assertThat(done).containsExactly("unrelated", "first", "second");
    }

    @Test
    void goesOnAfterAFailure() {
        turns.take("acme", Mono.error(new IllegalStateException("no")))
                .onErrorComplete()
                .subscribe();
        turns.take("acme", work("second")).subscribe();
        assertThat(done).containsExactly("second");
    }

    @Test
    void goesOnWhenSomebodyGivesUp() {
        var impatient = turns.take("acme", Mono.never()).subscribe();
        turns.take("acme", work("second")).subscribe();
        impatient.dispose();
        assertThat(done).containsExactly("second");
    }
}
