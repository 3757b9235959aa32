package dev.latchkey.policies.editing;

import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Lets those who write to the same tenant's rules here go one after the other. A courtesy, not a lock: what keeps
 * writers on several replicas apart is the version that each has seen.
 */
final class TenantWriteLocks {
    private final ConcurrentHashMap<String, Mono<Void>> last = new ConcurrentHashMap<>();

    /** The work, begun when everything for this tenant that was there before is done or has failed. */
    <T> Mono<T> take(String tenant, Mono<T> work) {
        return Mono.defer(() -> {
            Sinks.Empty<Void> done = Sinks.empty();
            Mono<Void> mine = done.asMono();
            Mono<Void> before = last.put(tenant, mine);
            return (before == null ? Mono.<Void>empty() : before).then(work).doFinally(end -> {
                last.remove(tenant, mine);
                done.tryEmitEmpty();
            });
        });
    }
}
