package dev.latchkey.credential.existence;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * Tells strangers without asking the database: logins, domains, secrets and door keys that there are not. Only where that is
 * certain: everything there is has been read, the streams of changes are followed, and all has been seen that came about
 * before the question.
 */
public final class Existence {
    private final ExistenceIndex index;
    private final BooleanSupplier stale;
    private final Supplier<Mono<Boolean>> barrier;

    /**
     * Tells what the index has.
     *
     * @param stale   whether the streams have not been seen for too long
     * @param barrier true once all has been seen that had come about by then
     */
    Existence(ExistenceIndex index, BooleanSupplier stale, Supplier<Mono<Boolean>> barrier) {
        this.index = index;
        this.stale = stale;
        this.barrier = barrier;
    }

    /** For a process that does not follow what there is: everything may exist. */
    public static Existence unknown() {
        return new Existence(new ExistenceIndex(), () -> true, () -> Mono.just(false));
    }

    /** For all that one attempt asks: it waits once, however much of it there is not. */
    public ExistenceCheck check() {
        return new ExistenceCheck(index, stale, Mono.defer(barrier).cache());
    }

    /** Whether it can tell strangers by now; else everybody may exist. */
    public boolean isTrusted() {
        return index.complete() != null && !stale.getAsBoolean();
    }
}
