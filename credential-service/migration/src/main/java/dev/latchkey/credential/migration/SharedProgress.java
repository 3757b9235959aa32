package dev.latchkey.credential.migration;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Has the devices of a tenant counted once for all who ask meanwhile. What took long is told again for ten times as long:
 * however often somebody asks, counting takes a tenth of the time.
 */
final class SharedProgress {
    private static final Duration QUICK = Duration.ofSeconds(1);
    private static final int REST = 10;

    private final Function<String, Mono<MigrationProgress>> counting;
    private final InstantSource clock;
    private final Map<String, Count> counts = new ConcurrentHashMap<>();

    /** @param counting looks at every device of a tenant */
    SharedProgress(Function<String, Mono<MigrationProgress>> counting, InstantSource clock) {
        this.counting = counting;
        this.clock = clock;
    }

    Mono<MigrationProgress> of(String tenant) {
        return Mono.defer(() -> counts.compute(tenant, this::current).result);
    }

    private Count current(String tenant, @Nullable Count before) {
        return before != null && clock.instant().isBefore(before.until) ? before : new Count(tenant);
    }

    private final class Count {
        private final Mono<MigrationProgress> result;
        private volatile Instant until = Instant.MAX;

        Count(String tenant) {
            Instant began = clock.instant();
            this.result = counting.apply(tenant)
                    .doOnSuccess(done -> until = goodUntil(began))
                    .doOnError(failure -> until = began)
                    .cache();
        }

        private Instant goodUntil(Instant began) {
            Instant now = clock.instant();
            Duration took = Duration.between(began, now);
            return took.compareTo(QUICK) <= 0 ? began : now.plus(took.multipliedBy(REST));
        }
    }
}
