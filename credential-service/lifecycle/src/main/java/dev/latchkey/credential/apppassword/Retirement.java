package dev.latchkey.credential.apppassword;

import dev.latchkey.credential.lastuse.LastUse;
import dev.latchkey.credential.lastuse.LastUses;
import dev.latchkey.credential.nearcache.StreamFreshness;
import dev.latchkey.events.Actor;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Retires rotated app passwords: at their deadline, which holds by itself and is only put on the record here; and
 * before it where the successor is in use and the old one has been silent for the grace. Every replica does so; who is
 * late changes nothing.
 */
final class Retirement implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Retirement.class);
    private static final Actor ITSELF = Actor.service("credential-service");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final AppPasswords passwords;
    private final LastUses lastUses;
    private final StreamFreshness freshness;
    private final RetirementRule rule;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("retirement").factory());

    Retirement(
            AppPasswords passwords,
            LastUses lastUses,
            StreamFreshness freshness,
            RotationSettings settings,
            Clock clock) {
        this.passwords = passwords;
        this.lastUses = lastUses;
        this.freshness = freshness;
        this.rule = new RetirementRule(settings.grace());
        this.clock = clock;
        long millis = settings.lookEvery().toMillis();
        timer.scheduleWithFixedDelay(this::begin, millis, millis, TimeUnit.MILLISECONDS);
    }

    private void begin() {
        retireAll()
                .timeout(PATIENCE)
                .subscribe(
                        done -> {},
                        failure -> LOG.atWarn()
                                .addKeyValue("cause", failure.toString())
                                .log("rotated app passwords were not looked at; trying again"));
    }

    Mono<Void> retireAll() {
        return passwords.retiring().concatMap(this::look).then();
    }

    private Mono<Void> look(AppPassword old) {
        return lastUses.ofAccount(old.tenant(), old.account())
                .collectMap(LastUse::credential)
                .filter(uses -> rule.isDue(old, uses, clock.instant()))
                .flatMap(due -> passwords.retire(old, clock.instant(), ITSELF))
                .doOnNext(told -> freshness.changed(old.identity(), old.version() + 1))
                .onErrorComplete(ConcurrentChangeException.class)
                .then();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
