package dev.latchkey.credential.reminder;

import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.apppassword.AppPasswordChanges;
import dev.latchkey.credential.apppassword.DueAppPasswords;
import dev.latchkey.credential.apppassword.ReminderReason;
import dev.latchkey.credential.rules.RotationAgeLimit;
import dev.latchkey.credential.rules.TenantRulesStore;
import dev.latchkey.kit.recurring.Recurrence;
import dev.latchkey.kit.recurring.RecurringTasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Looks from time to time for what is due. Every replica does so; who is late changes nothing. */
final class Reminders {
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final DueAppPasswords passwords;
    private final AppPasswordChanges changes;
    private final TenantRulesStore tenantRules;
    private final ReminderSettings settings;
    private final Clock clock;

    Reminders(
            DueAppPasswords passwords,
            AppPasswordChanges changes,
            TenantRulesStore tenantRules,
            ReminderSettings settings,
            Clock clock) {
        this.passwords = passwords;
        this.changes = changes;
        this.tenantRules = tenantRules;
        this.settings = settings;
        this.clock = clock;
    }

    Reminders start(RecurringTasks tasks) {
        tasks.startReactive(Recurrence.every("reminders", settings.lookEvery(), TIMEOUT), this::remindAll);
        return this;
    }

    private Mono<Void> remindAll() {
        Instant now = clock.instant();
        return Flux.concat(
                        remind(
                                passwords.expiringBefore(now, now.plus(settings.beforeExpiry())),
                                ReminderReason.EXPIRES,
                                each -> Objects.requireNonNull(each.expiresAt())),
                        remind(
                                passwords.retiringBefore(now, now.plus(settings.beforeRetirement())),
                                ReminderReason.RETIRES,
                                each -> Objects.requireNonNull(each.succession())
                                        .retiresAt()),
                        tenantRules.rotationLimits().concatMap(limit -> overdue(limit, now)))
                .then();
    }

    private Flux<AppPassword> overdue(RotationAgeLimit limit, Instant now) {
        return remind(
                passwords.toRemindOfRotation(limit.tenant(), limit.oldest(now), now),
                ReminderReason.ROTATION_OVERDUE,
                each -> limit.dueAt(each.issuedAt()));
    }

    private Flux<AppPassword> remind(Flux<AppPassword> which, ReminderReason due, Function<AppPassword, Instant> at) {
        return which.concatMap(each -> changes.remind(each, due, at.apply(each), clock.instant()));
    }
}
