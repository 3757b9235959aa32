package dev.latchkey.credential.diagnosis;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.apppassword.AppPasswords;
import dev.latchkey.credential.lastuse.LastUse;
import dev.latchkey.credential.lastuse.LastUses;
import dev.latchkey.credential.throttle.Throttle;
import dev.latchkey.kit.problem.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;

/** Gathers what there is to know about failures, and has it explained. */
final class DiagnoseFailures {
    private final RecentFailures failures;
    private final AppPasswords passwords;
    private final LastUses lastUses;
    private final Throttle throttle;
    private final Clock clock;

    DiagnoseFailures(
            RecentFailures failures, AppPasswords passwords, LastUses lastUses, Throttle throttle, Clock clock) {
        this.failures = failures;
        this.passwords = passwords;
        this.lastUses = lastUses;
        this.throttle = throttle;
        this.clock = clock;
    }

    /** Of all devices, and of what could be told to be none of them. */
    Mono<Diagnosis> of(Account account) {
        return known(account, failure -> true).map(DiagnosisContext::diagnosis);
    }

    /**
     * Of one device.
     *
     * @return fails with a 404 problem where it is not the account's
     */
    Mono<Diagnosis> of(Account account, String device) {
        return known(account, failure -> device.equals(failure.credential())).map(known -> {
            AppPassword password = known.passwords().get(device);
            if (password == null) {
                throw ProblemException.notFound("app password", device);
            }
            return known.diagnosis(password);
        });
    }

    private Mono<DiagnosisContext> known(Account account, Predicate<Failure> wanted) {
        return Mono.zip(
                        failures.of(account),
                        passwords.ofAccount(account.tenant(), account.id()).collectMap(AppPassword::id),
                        lastUses.ofAccount(account.tenant(), account.id()).collectList())
                .map(all -> known(account, wanted, all.getT1(), all.getT2(), all.getT3()));
    }

    private DiagnosisContext known(
            Account account,
            Predicate<Failure> wanted,
            List<Failure> all,
            Map<String, AppPassword> known,
            List<LastUse> uses) {
        Instant now = clock.instant();
        return new DiagnosisContext(
                account,
                all.stream().filter(wanted).toList(),
                known,
                uses,
                new HoldEvidence(account, all, uses, throttle, now),
                now);
    }
}
