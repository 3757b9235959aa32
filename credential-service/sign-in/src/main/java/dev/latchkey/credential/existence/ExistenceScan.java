package dev.latchkey.credential.existence;

import dev.latchkey.credential.secret.VerifierKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import reactor.core.publisher.Mono;

/** Reads everything there is, where that is due: at the start, where something was missed, where a key has gone. */
final class ExistenceScan {
    private static final Logger LOG = LoggerFactory.getLogger(ExistenceScan.class);

    /** With so many of them, there are some minutes in between. */
    private static final int MOST_RECENT = 8;

    private final ExistenceIndex index;
    private final ExistenceSource source;
    private final VerifierKeys keys;
    private final BooleanSupplier stale;
    private final ExistenceSettings settings;
    private final Clock clock;
    private volatile Instant last = Instant.EPOCH;
    private volatile int recent;
    private volatile Set<Integer> keysThen = Set.of();

    /** @param stale whether the streams are not followed: what comes about meanwhile would be missed */
    ExistenceScan(
            ExistenceIndex index,
            ExistenceSource source,
            VerifierKeys keys,
            BooleanSupplier stale,
            ExistenceSettings settings,
            Clock clock) {
        this.index = index;
        this.source = source;
        this.keys = keys;
        this.stale = stale;
        this.settings = settings;
        this.clock = clock;
    }

    /** Reads everything where it is due; ends once it is known. */
    Mono<Void> whereDue() {
        return Mono.defer(() -> isDue() && !stale.getAsBoolean() ? scan() : Mono.empty());
    }

    private boolean isDue() {
        ExistenceFilter asked = index.complete();
        if (asked == null) {
            // Whoever has events missed again and again does not have the database read again and again.
            return isOlderThan(settings.lookEvery().multipliedBy((1L << recent) - 1));
        }
        Set<Integer> now = keys.versions();
        boolean wanting = asked.overflowed() || asked.isFragmented() || !asked.hasKeys(List.copyOf(now));
        // Whatever else it may be: doing the same again at once would not help.
        return wanting && (!now.equals(keysThen) || isOlderThan(settings.again()));
    }

    private boolean isOlderThan(Duration age) {
        return !clock.instant().isBefore(last.plus(age));
    }

    private Mono<Void> scan() {
        recent = isOlderThan(settings.again()) ? 1 : Math.min(recent + 1, MOST_RECENT);
        last = clock.instant();
        keysThen = keys.versions();
        return source.estimate().flatMap(expected -> fill(new ExistenceFilter(expected, settings.bytes())));
    }

    private Mono<Void> fill(ExistenceFilter filter) {
        index.begin(filter);
        keysThen.forEach(filter::addKey);
        return source.keysInUse()
                .doOnNext(versions -> versions.forEach(filter::addKey))
                .thenMany(source.all())
                .doOnNext(filter::add)
                .then(Mono.<Void>fromRunnable(() -> complete(filter)))
                .doOnError(failure -> index.abandon(filter))
                .doOnCancel(() -> index.abandon(filter));
    }

    private void complete(ExistenceFilter filter) {
        if (!index.complete(filter)) {
            return;
        }
        LOG.atLevel(filter.overflowed() ? Level.ERROR : Level.INFO)
                .addKeyValue("entries", filter.entries())
                .addKeyValue("bytes", filter.bytes())
                .addKeyValue("roomForAll", !filter.overflowed())
                .log("read what there is, so that strangers are told without the database");
    }
}
