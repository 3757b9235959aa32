package dev.latchkey.kit.outbox;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Does work on one thing at a time. Who asks while it is under way waits for the next turn, and shares it with
 * everybody else who waits: it begins after they asked, so it sees what they wrote. Work that has begun is finished,
 * whoever stops waiting for it.
 */
final class KeyedSingleFlight<K> {
    private final ConcurrentHashMap<K, Turn> last = new ConcurrentHashMap<>();

    /** The next turn on this key; the work of whoever asked for it first. */
    Mono<Void> next(K key, Mono<Void> work) {
        return Mono.defer(() -> last.compute(key, (same, before) -> joined(key, before, work)).result);
    }

    private Turn joined(K key, @Nullable Turn before, Mono<Void> work) {
        return before != null && !before.begun ? before : new Turn(key, before, work);
    }

    /** How many keys there is work on. */
    int size() {
        return last.size();
    }

    private final class Turn {
        // Not the turn before itself: an unbroken row of turns would be kept whole.
        private final Sinks.Empty<Void> end = Sinks.empty();
        private final Mono<Void> result;
        private boolean begun;

        Turn(K key, @Nullable Turn before, Mono<Void> work) {
            Mono<Void> first = before == null ? Mono.empty() : before.end.asMono();
            this.result = first.then(Mono.defer(() -> begin(key, work)))
                    .doFinally(signal -> finish(key))
                    .cache();
        }

        private Mono<Void> begin(K key, Mono<Void> work) {
            last.computeIfPresent(key, (same, turn) -> {
                begun = true;
                return turn;
            });
            return work;
        }

        private void finish(K key) {
            last.remove(key, this);
            end.tryEmitEmpty();
        }
    }
}
