package dev.latchkey.kit.key;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The keys of one issuer, read where it shows them. They are read again when they are a minute old and somebody asks,
 * and when a token is signed by none of them, but not more often than six times a minute for that; none is believed that
 * has not been there within the last five minutes. Safe for use by several threads.
 */
public final class SigningKeys {
    private static final Duration BELIEVED = Duration.ofMinutes(5);
    private static final Duration FRESH = Duration.ofMinutes(1);
    /** After a failure, everybody is told of it for so long, and nobody asks. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Mono<List<JWK>> source;
    private final Clock clock;
    private final RefreshLimit limit = new RefreshLimit();
    private final AtomicReference<@Nullable Reading> last = new AtomicReference<>();
    private final AtomicReference<@Nullable Failure> failure = new AtomicReference<>();
    private @Nullable Mono<Reading> running;

    private record Reading(List<JWK> keys, Instant at) {}

    private record Failure(KeysUnavailableException cause, Instant at) {}

    /** @param source reads them; fails with {@link KeysUnavailableException} */
    public SigningKeys(Mono<List<JWK>> source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /**
     * Whether one of the keys has signed it.
     *
     * @return fails with {@link KeysUnavailableException} where that cannot be told
     */
    public Mono<Boolean> haveSigned(SignedJWT token) {
        return SignatureCheck.isPossible(token.getHeader())
                ? current().flatMap(reading -> haveSigned(token, reading))
                : Mono.just(false);
    }

    /** Why they could not be read, where that is so now. */
    public Optional<String> problem() {
        return Optional.ofNullable(failure.get())
                .map(each -> String.valueOf(each.cause().getMessage()));
    }

    /** When they were read; empty where nobody has needed them yet. */
    public Optional<Instant> readAt() {
        return Optional.ofNullable(last.get()).map(Reading::at);
    }

    private Mono<Boolean> haveSigned(SignedJWT token, Reading reading) {
        return SignatureCheck.verifies(token, reading.keys())
                ? Mono.just(true)
                : newer(reading).map(newer -> newer != reading && SignatureCheck.verifies(token, newer.keys()));
    }

    private Mono<Reading> current() {
        Reading known = last.get();
        if (known == null || isOlder(known.at(), BELIEVED)) {
            return read();
        }
        if (isOlder(known.at(), FRESH)) {
            read().subscribe(newer -> {}, away -> {});
        }
        return Mono.just(known);
    }

    private Mono<Reading> newer(Reading seen) {
        Reading known = last.get();
        if (known != null && known != seen) {
            return Mono.just(known);
        }
        if (limit.take(clock.instant())) {
            return read();
        }
        Failure away = failure.get();
        return away == null ? Mono.just(seen) : Mono.error(away.cause());
    }

    private boolean isOlder(Instant at, Duration age) {
        return !at.plus(age).isAfter(clock.instant());
    }

    /** One at a time, whoever asks. */
    private synchronized Mono<Reading> read() {
        Failure away = failure.get();
        if (away != null && !isOlder(away.at(), PAUSE)) {
            return Mono.error(away.cause());
        }
        if (running == null) {
            Instant asked = clock.instant();
            running = source.map(keys -> new Reading(keys, asked))
                    .onErrorMap(SigningKeys::unavailable)
                    .doOnNext(this::keep)
                    .doOnError(KeysUnavailableException.class, this::note)
                    .doFinally(signal -> done())
                    .cache();
        }
        return running;
    }

    private static Throwable unavailable(Throwable cause) {
        return cause instanceof KeysUnavailableException ? cause : new KeysUnavailableException(cause.toString());
    }

    private void keep(Reading reading) {
        last.set(reading);
        failure.set(null);
    }

    private void note(KeysUnavailableException cause) {
        failure.set(new Failure(cause, clock.instant()));
    }

    private synchronized void done() {
        running = null;
    }
}
