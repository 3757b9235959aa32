package dev.latchkey.credential.apppassword;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Lets so many steps run at once and no more, whoever they are of. Where several tenants have steps that wait, they take turns: who has a
 * few waits for a few, not for all of who has many.
 */
final class TenantTurns {
    private final int atOnce;
    private final Map<String, Queue<Turn>> waiting = new LinkedHashMap<>();
    private int running;

    TenantTurns(int atOnce) {
        this.atOnce = atOnce;
    }

    /** A step that begins when it is its turn, and ends its turn with its end, however that comes. */
    <T> Mono<T> step(String tenant, Mono<T> step) {
        return Mono.defer(() -> {
            Turn turn = new Turn(tenant);
            return turn.comes
                    .asMono()
                    .then(step)
                    .doOnSubscribe(begun -> enter(turn))
                    .doFinally(end -> leave(turn));
        });
    }

    private void enter(Turn turn) {
        synchronized (this) {
            if (running >= atOnce) {
                waiting.computeIfAbsent(turn.tenant, first -> new ArrayDeque<>())
                        .add(turn);
                return;
            }
            running++;
            turn.begun = true;
        }
        turn.comes.tryEmitEmpty();
    }

    private void leave(Turn turn) {
        @Nullable Turn next;
        synchronized (this) {
            if (!turn.begun) {
                forget(turn);
                return;
            }
            next = next();
            running -= next == null ? 1 : 0;
        }
        if (next != null) {
            next.comes.tryEmitEmpty();
        }
    }

    private void forget(Turn turn) {
        waiting.computeIfPresent(turn.tenant, (tenant, turns) -> {
            turns.remove(turn);
            return turns.isEmpty() ? null : turns;
        });
    }

    /** Of the tenant whose last turn is the longest ago; it is behind all others then. */
    private @Nullable Turn next() {
        Iterator<Map.Entry<String, Queue<Turn>>> tenants = waiting.entrySet().iterator();
        if (!tenants.hasNext()) {
            return null;
        }
        Map.Entry<String, Queue<Turn>> first = tenants.next();
        tenants.remove();
        Turn next = first.getValue().remove();
        next.begun = true;
        if (!first.getValue().isEmpty()) {
            waiting.put(first.getKey(), first.getValue());
        }
        return next;
    }

    private static final class Turn {
        private final String tenant;
        private final Sinks.Empty<Void> comes = Sinks.empty();
        /** Under the lock of all turns. */
        private boolean begun;

        Turn(String tenant) {
            this.tenant = tenant;
        }
    }
}
