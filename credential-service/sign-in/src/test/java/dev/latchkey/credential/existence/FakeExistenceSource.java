package dev.latchkey.credential.existence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A database in memory. */
final class FakeExistenceSource implements ExistenceSource {
    final List<ExistenceEntry> entries = new ArrayList<>();
    final Map<String, KeyedEntry> appPasswords = new HashMap<>();
    final Map<String, ExistenceEntry> frontDoors = new HashMap<>();
    Set<Integer> keysInUse = Set.of(1);
    Mono<Void> before = Mono.empty();
    int scans;

    @Override
    public Mono<Long> estimate() {
        return Mono.just((long) entries.size());
    }

    @Override
    public Mono<Set<Integer>> keysInUse() {
        return Mono.just(keysInUse);
    }

    @Override
    public Flux<ExistenceEntry> all() {
        scans++;
        return before.thenMany(Flux.defer(() -> Flux.fromIterable(entries)));
    }

    @Override
    public Flux<KeyedEntry> ofAppPasswords(Collection<String> identities) {
        return before.thenMany(Flux.fromIterable(identities).mapNotNull(appPasswords::get));
    }

    @Override
    public Flux<ExistenceEntry> ofFrontDoors(Collection<String> ids) {
        return before.thenMany(Flux.fromIterable(ids).mapNotNull(frontDoors::get));
    }
}
