package dev.latchkey.credential.apppassword;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.lastuse.LastUse;
import dev.latchkey.credential.lastuse.LastUses;
import dev.latchkey.credential.nearcache.Sight;
import dev.latchkey.credential.secret.AppPasswordSecret;
import dev.latchkey.credential.secret.VerifierKeys;
import dev.latchkey.events.Actor;
import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.kit.web.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Issues, lists and revokes. */
final class AppPasswordDesk {
    private final AppPasswords passwords;
    private final LastUses lastUses;
    private final VerifierKeys keys;
    private final Sight sight;
    private final EventIds ids;
    private final Clock clock;

    AppPasswordDesk(
            AppPasswords passwords, LastUses lastUses, VerifierKeys keys, Sight sight, EventIds ids, Clock clock) {
        this.passwords = passwords;
        this.lastUses = lastUses;
        this.keys = keys;
        this.sight = sight;
        this.ids = ids;
        this.clock = clock;
    }

    /** Issues one; the answer alone holds the secret. */
    Mono<AppPasswordView> issue(Account account, IssueRequest request, Actor by) {
        Instant now = clock.instant();
        AppPassword password = request.toAppPassword(account, ids.next().toString(), now);
        try (AppPasswordSecret secret = AppPasswordSecret.random(request.secretForm())) {
            String shown = secret.shownOnce();
            return passwords
                    .issue(password, keys.verifier(account.tenant(), secret), keys.current(), by)
                    .map(done -> AppPasswordView.issued(done, now, shown));
        }
    }

    Flux<AppPasswordView> list(Account account) {
        Instant now = clock.instant();
        return Mono.zip(
                        passwords.ofAccount(account.tenant(), account.id()).collectList(),
                        lastUses.ofAccount(account.tenant(), account.id()).collectMap(LastUse::credential))
                .flatMapIterable(both -> both.getT1().stream()
                        .map(each -> view(each, now, both.getT2()))
                        .toList());
    }

    private static AppPasswordView view(AppPassword password, Instant now, Map<String, LastUse> uses) {
        return AppPasswordView.of(password, now, uses.get(password.id()));
    }

    Mono<AppPasswordView> revoke(Account account, String id, @Nullable String reason, Actor by) {
        Instant now = clock.instant();
        return Mono.defer(() -> passwords.byId(account.tenant(), account.id(), id))
                .flatMap(password -> passwords
                        .revoke(password, reason, now, by)
                        // This replica need not wait to hear of it from the stream.
                        .doOnNext(told -> sight.changed(password.identity(), password.version() + 1))
                        .flatMap(told -> passwords
                                .byId(account.tenant(), account.id(), id)
                                .map(after -> AppPasswordView.revoked(after, now, told))))
                // A first use or another revocation got in between: no reason to leave it open.
                .retryWhen(Retry.max(10).filter(AppPasswordDesk::isConflict));
    }

    private static boolean isConflict(Throwable failure) {
        return failure instanceof ProblemException problem && problem.status() == HttpStatus.CONFLICT;
    }
}
