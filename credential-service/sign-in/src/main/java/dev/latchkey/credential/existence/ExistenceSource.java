package dev.latchkey.credential.existence;

import java.util.Collection;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What exists, as the database has it. */
interface ExistenceSource {
    /** About how many entries there are. */
    Mono<Long> estimate();

    /** The versions of the HMAC keys under which something is kept that can still come to be used. */
    Mono<Set<Integer>> keysInUse();

    /** Everything, read as fast as it is taken. */
    Flux<ExistenceEntry> all();

    /** What the app passwords of these identities are looked up by; those that are not there are left out. */
    Flux<KeyedEntry> ofAppPasswords(Collection<String> identities);

    /** What the front doors of these ids are looked up by; those that are not there are left out. */
    Flux<ExistenceEntry> ofFrontDoors(Collection<String> ids);

    /** With the version of the HMAC key that it is kept under. */
    record KeyedEntry(ExistenceEntry entry, int keyVersion) {}
}
