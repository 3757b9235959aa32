package dev.latchkey.kit.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.kit.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class TenantConcurrencyLimitTest {
    private final TenantConcurrencyLimit limit = new TenantConcurrencyLimit("exports", 3, 2);
    private final List<Sinks.One<String>> running = new ArrayList<>();

    private Disposable begin(String tenant) {
        Sinks.One<String> end = Sinks.one();
        running.add(end);
        return limit.within(tenant, end.asMono()).subscribe();
    }

    @Test
    void leavesRoomForOtherTenants() {
        begin("acme");
        begin("acme");
        refused("acme", HttpStatus.TOO_MANY_REQUESTS);
        assertThat(limit.within("other", Mono.just("found")).block()).isEqualTo("found");
    }

    @Test
    void refusesWhatIsTooMuchForAll() {
        begin("acme");
        begin("acme");
        begin("other");
        refused("other", HttpStatus.SERVICE_UNAVAILABLE);
        refused("third", HttpStatus.SERVICE_UNAVAILABLE);
    }

    @Test
    void hasRoomAgainWhenACallEndsFailsOrIsLeft() {
        for (int i = 0; i < 10; i++) {
            Disposable left = begin("acme");
            begin("acme");
            left.dispose();
            running.getLast().tryEmitValue("done");
            assertThatThrownBy(() -> limit.within("acme", Flux.error(new IllegalStateException("away")))
                            .blockLast())
                    .hasMessage("away");
        }
        assertThat(limit.within("acme", Flux.just(1, 2)).collectList().block()).containsExactly(1, 2);
    }

    private void refused(String tenant, HttpStatus status) {
        assertThatThrownBy(() -> limit.within(tenant, Mono.just("found")).block())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.status()).isEqualTo(status));
    }
}
