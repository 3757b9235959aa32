package dev.latchkey.credential.apppassword;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.nearcache.Sight;
import dev.latchkey.credential.rules.Limits;
import dev.latchkey.events.Actor;
import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.kit.web.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Takes an app password from one state to another, as {@link Transition} allows. Whoever asks is told the state after,
 * and whether every replica knows of it.
 */
final class LifecycleDesk {
    private static final int ATTEMPTS = 10;

    private final AppPasswords passwords;
    private final AppPasswordDesk issuing;
    private final Sight sight;
    private final EventIds ids;
    private final Clock clock;

    LifecycleDesk(AppPasswords passwords, AppPasswordDesk issuing, Sight sight, EventIds ids, Clock clock) {
        this.passwords = passwords;
        this.issuing = issuing;
        this.sight = sight;
        this.ids = ids;
        this.clock = clock;
    }

    Mono<AppPasswordView> revoke(Account account, String id, @Nullable String reason, Actor by) {
        return move(account, id, Move.REVOKE, found -> passwords.revoke(found, reason, clock.instant(), by));
    }

    Mono<AppPasswordView> suspend(Account account, String id, @Nullable String reason, Actor by) {
        return move(account, id, Move.SUSPEND, found -> passwords.suspend(found, reason, clock.instant(), by));
    }

    Mono<AppPasswordView> resume(Account account, String id, Actor by) {
        return move(account, id, Move.RESUME, found -> passwords.resume(found, clock.instant(), by));
    }

    /** Issues a successor, whose secret is in the answer alone; both work until the old one retires. */
    Mono<AppPasswordView> rotate(Account account, String id, RotateRequest request, Limits limits, Actor by) {
        return Mono.defer(() -> passwords.byId(account.tenant(), account.id(), id))
                .flatMap(old -> {
                    Instant now = clock.instant();
                    Transition.require(old.stateAt(now), Move.ROTATE);
                    AppPassword successor = old.successor(ids.next().toString(), now, limits);
                    Succession succession = new Succession(successor.id(), now, now.plus(request.checkedOverlap()));
                    return issuing.issue(successor, request.checkedForm(limits), by)
                            .flatMap(issued -> move(
                                            account, id, Move.ROTATE, found -> passwords.rotate(found, succession, by))
                                    // The old one was revoked or rotated meanwhile: nobody is to have this one.
                                    .onErrorResume(
                                            failure -> revoke(account, successor.id(), "not rotated after all", by)
                                                    .then(Mono.error(failure)))
                                    .thenReturn(issued));
                });
    }

    /** What got in between (a first use, another change) is no reason to give up where the move is still possible. */
    private Mono<AppPasswordView> move(
            Account account, String id, Move move, Function<AppPassword, Mono<Boolean>> change) {
        return Mono.defer(() -> passwords.byId(account.tenant(), account.id(), id))
                .flatMap(found -> {
                    Transition.require(found.stateAt(clock.instant()), move);
                    return change.apply(found)
                            // This replica need not wait to hear of it from the stream.
                            .doOnNext(told -> sight.changed(found.identity(), found.version() + 1));
                })
                .flatMap(told -> passwords
                        .byId(account.tenant(), account.id(), id)
                        .map(after -> AppPasswordView.moved(after, clock.instant(), told)))
                .retryWhen(Retry.max(ATTEMPTS)
                        .filter(ChangedMeanwhileException.class::isInstance)
                        .onRetryExhaustedThrow((spec, signal) -> ProblemException.conflict(
                                "The app password is being changed by others at the same time: try again.")));
    }
}
