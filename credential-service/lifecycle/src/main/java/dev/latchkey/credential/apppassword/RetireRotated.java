package dev.latchkey.credential.apppassword;

import dev.latchkey.credential.lastuse.LastUse;
import dev.latchkey.credential.lastuse.LastUses;
import dev.latchkey.kit.recurring.Recurrence;
import dev.latchkey.kit.recurring.RecurringTasks;
import java.time.Clock;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Retires rotated app passwords: at their deadline, which holds by itself and is only put on the record here; and
 * before it where the successor is in use and the old one has been silent for the grace. Every replica does so; who is
 * late changes nothing.
 */
final class RetireRotated {
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final DueAppPasswords passwords;
    private final AppPasswordChanges changes;
    private final LastUses lastUses;
    private final RetirementRule rule;
    private final Clock clock;

    RetireRotated(
            DueAppPasswords passwords,
            AppPasswordChanges changes,
            LastUses lastUses,
            RetirementRule rule,
            Clock clock) {
        this.passwords = passwords;
        this.changes = changes;
        this.lastUses = lastUses;
        this.rule = rule;
        this.clock = clock;
    }

    RetireRotated start(RecurringTasks tasks, Duration every) {
        tasks.startReactive(Recurrence.every("retirement", every, TIMEOUT), this::retireAll);
        return this;
    }

    private Mono<Void> retireAll() {
        return passwords.rotated().concatMap(this::look).then();
    }

    private Mono<Void> look(AppPassword old) {
        return lastUses.ofAccount(old.tenant(), old.account())
                .collectMap(LastUse::credential)
                .filter(uses -> rule.isDue(old, uses, clock.instant()))
                .flatMap(due -> changes.applyIfPossible(old, new LifecycleAction.Retire(clock.instant())))
                .onErrorComplete(ConcurrentChangeException.class)
                .then();
    }
}
