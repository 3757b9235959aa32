package dev.latchkey.credential.existence;

import dev.latchkey.credential.secret.Verifier;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * Has read what may exist; what does not is absent without being read. Before anything is taken for absent, it is looked at
 * again when all has been seen that came about before: what was issued a moment ago is found.
 */
public final class ExistenceCheck {
    private final ExistenceIndex index;
    private final BooleanSupplier stale;
    private final Mono<Boolean> caughtUp;

    ExistenceCheck(ExistenceIndex index, BooleanSupplier stale, Mono<Boolean> caughtUp) {
        this.index = index;
        this.stale = stale;
        this.caughtUp = caughtUp;
    }

    /** What is read of a domain of logins. */
    public <T> Mono<T> domain(String domain, T absent, Supplier<Mono<T>> read) {
        return read(entry(ExistenceEntry.domain(domain)), absent, read);
    }

    /** What is read of a canonical login. */
    public <T> Mono<T> login(String tenant, String login, T absent, Supplier<Mono<T>> read) {
        return read(entry(ExistenceEntry.login(tenant, login)), absent, read);
    }

    /**
     * What is read of a secret.
     *
     * @param verifiers under every key there is
     */
    public <T> Mono<T> secret(String tenant, List<Verifier> verifiers, T absent, Supplier<Mono<T>> read) {
        return read(filter -> filter.mayContainOneOf(tenant, verifiers), absent, read);
    }

    /** What is read of the hash of a front door's key. */
    public <T> Mono<T> doorKey(String hash, T absent, Supplier<Mono<T>> read) {
        return read(entry(ExistenceEntry.doorKey(hash)), absent, read);
    }

    private static Predicate<ExistenceFilter> entry(ExistenceEntry entry) {
        return filter -> filter.mayContain(entry);
    }

    private <T> Mono<T> read(Predicate<ExistenceFilter> exists, T absent, Supplier<Mono<T>> read) {
        return may(exists)
                ? read.get()
                : caughtUp.flatMap(seen -> seen && !may(exists) ? Mono.just(absent) : read.get());
    }

    private boolean may(Predicate<ExistenceFilter> exist) {
        return stale.getAsBoolean() || index.may(exist);
    }
}
