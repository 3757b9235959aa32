package dev.latchkey.credential.rekeying;

import com.github.benmanes.caffeine.cache.Cache;
import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.memory.HeapBytes;
import dev.latchkey.credential.memory.MemoryBudget;
import dev.latchkey.credential.memory.MemoryShare;
import dev.latchkey.credential.secret.AppPasswordSecret;
import dev.latchkey.credential.secret.Verifier;
import dev.latchkey.credential.secret.VerifierKeys;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Has app passwords recognised under the newest key once their secret was seen, which is in a sign-in and never else.
 * It writes behind the sign-in, a few at a time, as well as it can: what does not find room, or fails, is done at one
 * of the next sign-ins. It never waits and never fails.
 */
public final class Rekeying implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rekeying.class);
    private static final int AT_ONCE = 4;
    /** As long as a replica may remember an app password under its old key, and would find it due each time. */
    private static final Duration TRIED_FOR = Duration.ofMinutes(15);

    private final VerifierKeys keys;
    private final Write write;
    private final Clock clock;
    private final RekeyingSettings settings;
    private final MeterRegistry meters;
    private final Cache<String, Integer> tried;
    private final Sinks.Many<Due> queue;
    private final Disposable worker;
    private volatile Known known;

    Rekeying(
            VerifierKeys keys,
            Write write,
            Clock clock,
            RekeyingSettings settings,
            MemoryBudget budget,
            MeterRegistry meters) {
        this.tried = budget.cache(
                MemoryShare.REKEYED, (identity, version) -> HeapBytes.of(identity) + HeapBytes.OBJECT, TRIED_FOR);
        this.keys = keys;
        this.write = write;
        this.clock = clock;
        this.settings = settings;
        this.meters = meters;
        this.known = new Known(keys.current(), clock.instant());
        this.queue = Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(settings.waiting()));
        this.worker = queue.asFlux().flatMap(this::carryOut, AT_ONCE).subscribe();
    }

    /** Writes it, where it is still kept under the old key; whether it was. */
    @FunctionalInterface
    interface Write {
        Mono<Boolean> rekey(AppPassword password, int from, Verifier to);
    }

    /**
     * What is to be written.
     *
     * @param from version of the key that the app password is kept under
     */
    public record Due(AppPassword password, int from, Verifier to) {}

    /**
     * What is to be done about an app password whose letters are at hand; null where nothing is.
     *
     * @param keyVersion of the key under which it was recognised
     */
    public @Nullable Due due(AppPassword password, int keyVersion, AppPasswordSecret secret) {
        int current = keys.current();
        return keyVersion >= current || !settled(current) || isTried(password.identity(), current)
                ? null
                : new Due(password, keyVersion, keys.newest(password.tenant(), secret));
    }

    private boolean isTried(String identity, int version) {
        Integer before = tried.getIfPresent(identity);
        return before != null && before >= version;
    }

    /** A replica that does not have the new key yet would not recognise what was re-keyed: they get time for it. */
    private boolean settled(int current) {
        Known now = known;
        if (now.version != current) {
            now = new Known(current, clock.instant());
            known = now;
        }
        return !clock.instant().isBefore(now.since.plus(settings.settledAfter()));
    }

    /** Has it written soon, or not at all where too many are waiting. */
    public void later(Due due) {
        Integer before = tried.asMap().put(due.password().identity(), due.to().keyVersion());
        if (before != null && before >= due.to().keyVersion()) {
            return;
        }
        Sinks.EmitResult result;
        synchronized (queue) {
            result = queue.tryEmitNext(due);
        }
        if (result.isFailure()) {
            again(due, "skipped");
        }
    }

    private Mono<Boolean> carryOut(Due due) {
        return Mono.defer(() -> write.rekey(due.password(), due.from(), due.to()))
                .timeout(settings.within())
                .doOnNext(done -> count(Boolean.TRUE.equals(done) ? "done" : "unchanged"))
                .onErrorResume(failure -> {
                    LOG.atWarn()
                            .addKeyValue("tenant", due.password().tenant())
                            .addKeyValue("credential", due.password().id())
                            .addKeyValue("cause", failure.getClass().getSimpleName())
                            .log("an app password could not be re-keyed; its next sign-in tries again");
                    again(due, "failed");
                    return Mono.empty();
                });
    }

    private void again(Due due, String result) {
        tried.invalidate(due.password().identity());
        count(result);
    }

    private void count(String result) {
        meters.counter("latchkey.rekeyed", "result", result).increment();
    }

    @Override
    public void close() {
        worker.dispose();
    }

    private record Known(int version, Instant since) {}
}
