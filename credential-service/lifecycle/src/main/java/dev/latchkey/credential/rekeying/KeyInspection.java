package dev.latchkey.credential.rekeying;

import dev.latchkey.credential.apppassword.AppPasswords;
import dev.latchkey.credential.secret.VerifierKeys;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Counts what depends on which key: when asked, at the start, and from time to time. */
final class KeyInspection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeyInspection.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final VerifierKeys keys;
    private final AppPasswords passwords;
    private final Clock clock;
    private volatile @Nullable KeyReport last;
    private volatile Disposable work = Disposables.disposed();

    KeyInspection(VerifierKeys keys, AppPasswords passwords, Clock clock) {
        this.keys = keys;
        this.passwords = passwords;
        this.clock = clock;
    }

    KeyInspection start(Duration every) {
        work = Flux.interval(Duration.ZERO, every)
                .onBackpressureDrop()
                .concatMap(tick -> report().retryWhen(
                                Retry.backoff(10, Duration.ofSeconds(1)).maxBackoff(Duration.ofMinutes(1)))
                        .onErrorComplete())
                .subscribe(KeyInspection::tell);
        return this;
    }

    /** As it is now. */
    Mono<KeyReport> report() {
        return passwords
                .keyUse(clock.instant())
                .collectList()
                .timeout(PATIENCE)
                .map(uses -> KeyReport.of(keys.current(), keys.versions(), uses))
                .doOnNext(report -> last = report);
    }

    /** As it was when it was looked at last. */
    Optional<KeyReport> last() {
        return Optional.ofNullable(last);
    }

    private static void tell(KeyReport report) {
        if (!report.missing().isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("missing", report.missing())
                    .log("app passwords depend on HMAC keys that are not there; they are not recognised");
        }
        if (!report.removable().isEmpty()) {
            LOG.atInfo()
                    .addKeyValue("removable", report.removable())
                    .log("nothing depends on these HMAC keys any more; they may be taken away");
        }
    }

    @Override
    public void close() {
        work.dispose();
    }
}
