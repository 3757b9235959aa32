package dev.latchkey.credential.nearcache;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What is remembered is there at once; whatever has to be read may take so long and no longer. */
public final class ReadThrough {
    private final Duration within;

    /** @param within how long a read may take before it has failed */
    public ReadThrough(Duration within) {
        this.within = within;
    }

    /**
     * What is remembered, else what is read.
     *
     * @param remembered null where it has to be read
     * @param read       is asked for in that case alone; never empty
     */
    public <T> CompletableFuture<T> get(@Nullable T remembered, Supplier<Mono<T>> read) {
        return remembered != null
                ? CompletableFuture.completedFuture(remembered)
                : read.get().timeout(within).toFuture().thenApply(Objects::requireNonNull);
    }
}
