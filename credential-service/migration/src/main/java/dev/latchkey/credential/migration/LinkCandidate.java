package dev.latchkey.credential.migration;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.apppassword.AppPasswords;
import dev.latchkey.kit.problem.ProblemException;
import java.time.Clock;
import java.util.Collections;
import reactor.core.publisher.Mono;

/** Finds the app passwords that a device can have. */
final class LinkCandidate {
    private final AppPasswords passwords;
    private final Clock clock;

    LinkCandidate(AppPasswords passwords, Clock clock) {
        this.passwords = passwords;
        this.clock = clock;
    }

    /** Fails with a problem unless it is one of the device's account, is not over, and is for the device's protocol. */
    Mono<Void> check(MigrationStatus standing, String credential) {
        Account account = standing.account();
        if (account == null) {
            return Mono.error(ProblemException.conflict("No account has the login "
                    + standing.device().login() + ": register it, then issue an app password for it."));
        }
        return passwords
                .ofTenant(account.tenant(), credential)
                .filter(found -> found.account().equals(account.id()))
                .switchIfEmpty(Mono.error(() -> wrong(credential, "an app password of the account " + account.id())))
                .doOnNext(found -> mustWork(found, standing.device()))
                .then();
    }

    private void mustWork(AppPassword password, Device device) {
        if (!password.livesAt(clock.instant())) {
            throw wrong(password.id(), "an app password that is not over");
        }
        if (!password.protocols().isEmpty() && Collections.disjoint(password.protocols(), device.protocols())) {
            throw wrong(password.id(), "an app password that may be used for " + device.protocol());
        }
    }

    private static ProblemException wrong(String credential, String expected) {
        return ProblemException.badField("credential", credential, expected);
    }
}
