package dev.latchkey.credential.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class SharedProgressTest {
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final List<Sinks.One<MigrationProgress>> counted = new ArrayList<>();
    private final SharedProgress progress = new SharedProgress(tenant -> Mono.defer(this::count), () -> now);

    private Mono<MigrationProgress> count() {
        counted.add(Sinks.one());
        return counted.getLast().asMono();
    }

    private MigrationProgress ended() {
        MigrationProgress result = new ProgressCount(now).progress();
        counted.getLast().tryEmitValue(result).orThrow();
        return result;
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void isCountedOnceForAllWhoAskMeanwhile() {
        List<MigrationProgress> told = new ArrayList<>();
        progress.of("acme").subscribe(told::add);
        progress.of("acme").subscribe(told::add);
        assertThat(counted).hasSize(1);
        MigrationProgress result = ended();
        assertThat(told).containsExactly(result, result);
    }

    @Test
    void isCountedAnewWhereThatIsQuick() {
        progress.of("acme").subscribe();
        ended();
        progress.of("acme").subscribe();
        assertThat(counted).hasSize(2);
    }

    @Test
    void isToldAgainForTenTimesAsLongAsItTook() {
        progress.of("acme").subscribe();
        pass(Duration.ofSeconds(6));
        MigrationProgress result = ended();
        pass(Duration.ofSeconds(59));
        assertThat(progress.of("acme").block()).isEqualTo(result);
        pass(Duration.ofSeconds(1));
        progress.of("acme").subscribe();
        assertThat(counted).hasSize(2);
    }

    @Test
    void isOfEachTenantByItself() {
        progress.of("acme").subscribe();
        progress.of("globex").subscribe();
        assertThat(counted).hasSize(2);
    }

    @Test
    void isCountedAnewAfterAFailure() {
        Mono<MigrationProgress> first = progress.of("acme");
        first.subscribe(told -> {}, failure -> {});
        counted.getLast().tryEmitError(new IllegalStateException("away"));
        progress.of("acme").subscribe();
        assertThat(counted).hasSize(2);
        ended();
        assertThatThrownBy(() -> new SharedProgress(tenant -> Mono.error(new IllegalStateException("away")), () -> now)
                        .of("acme")
                        .block())
                .hasMessage("away");
    }
}
