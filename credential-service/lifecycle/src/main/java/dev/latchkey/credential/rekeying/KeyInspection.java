package dev.latchkey.credential.rekeying;

import dev.latchkey.credential.apppassword.StoredVerifiers;
import dev.latchkey.credential.secret.VerifierKeys;
import dev.latchkey.kit.recurring.Recurrence;
import dev.latchkey.kit.recurring.RecurringTasks;
import dev.latchkey.kit.retry.RetryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Counts what depends on which key: when asked, at the start, and from time to time. */
final class KeyInspection {
    private static final Logger LOG = LoggerFactory.getLogger(KeyInspection.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    /** A database that is not there yet, as at the start. */
    private static final RetryPolicy AWAY = RetryPolicy.backingOff(10, Duration.ofSeconds(1), Duration.ofMinutes(1));

    private final VerifierKeys keys;
    private final StoredVerifiers verifiers;
    private final Clock clock;
    private volatile @Nullable KeyReport last;

    KeyInspection(VerifierKeys keys, StoredVerifiers verifiers, Clock clock) {
        this.keys = keys;
        this.verifiers = verifiers;
        this.clock = clock;
    }

    KeyInspection start(RecurringTasks tasks, Duration every) {
        Recurrence often = new Recurrence("key-inspection", Duration.ZERO, every, Duration.ofMinutes(10));
        tasks.startReactive(
                often, () -> report().retryWhen(AWAY.of(Exception.class)).doOnNext(KeyInspection::tell));
        return this;
    }

    /** As it is now. */
    Mono<KeyReport> report() {
        return verifiers
                .keyUse(clock.instant())
                .collectList()
                .timeout(TIMEOUT)
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
}
