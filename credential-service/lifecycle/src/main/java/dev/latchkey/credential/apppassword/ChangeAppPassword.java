package dev.latchkey.credential.apppassword;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.nearcache.StreamFreshness;
import dev.latchkey.credential.rules.IssueConstraints;
import dev.latchkey.events.Actor;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.publishing.EventIds;
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
final class ChangeAppPassword {
    private static final int ATTEMPTS = 10;

    private final AppPasswords passwords;
    private final IssueAppPassword issuing;
    private final StreamFreshness freshness;
    private final EventIds ids;
    private final Clock clock;

    ChangeAppPassword(
            AppPasswords passwords, IssueAppPassword issuing, StreamFreshness freshness, EventIds ids, Clock clock) {
        this.passwords = passwords;
        this.issuing = issuing;
        this.freshness = freshness;
        this.ids = ids;
        this.clock = clock;
    }

    Mono<AppPasswordView> revoke(Account account, String id, @Nullable String reason, Actor by) {
        return move(account, id, LifecycleAction.REVOKE, found -> passwords.revoke(found, reason, clock.instant(), by));
    }

    Mono<AppPasswordView> suspend(Account account, String id, @Nullable String reason, Actor by) {
        return move(
                account, id, LifecycleAction.SUSPEND, found -> passwords.suspend(found, reason, clock.instant(), by));
    }

    Mono<AppPasswordView> resume(Account account, String id, Actor by) {
        return move(account, id, LifecycleAction.RESUME, found -> passwords.resume(found, clock.instant(), by));
    }

    /** Issues a successor, whose secret is in the answer alone; both work until the old one retires. */
    Mono<AppPasswordView> rotate(Account account, String id, RotateRequest request, IssueConstraints limits, Actor by) {
        return Mono.defer(() -> passwords.byId(account.tenant(), account.id(), id))
                .flatMap(old -> {
                    Instant now = clock.instant();
                    Transition.require(old.stateAt(now), LifecycleAction.ROTATE);
                    AppPassword successor = old.successor(ids.next().toString(), now, limits);
                    SuccessorReference succession =
                            new SuccessorReference(successor.id(), now, now.plus(request.checkedOverlap()));
                    return issuing.issue(successor, request.checkedForm(limits), by)
                            .flatMap(issued -> move(
                                            account,
                                            id,
                                            LifecycleAction.ROTATE,
                                            found -> passwords.rotate(found, succession, by))
                                    // The old one was revoked or rotated meanwhile: nobody is to have this one.
                                    .onErrorResume(
                                            failure -> revoke(account, successor.id(), "not rotated after all", by)
                                                    .then(Mono.error(failure)))
                                    .thenReturn(issued));
                });
    }

    /** What got in between (a first use, another change) is no reason to give up where the move is still possible. */
    private Mono<AppPasswordView> move(
            Account account, String id, LifecycleAction move, Function<AppPassword, Mono<Boolean>> change) {
        return Mono.defer(() -> passwords.byId(account.tenant(), account.id(), id))
                .flatMap(found -> {
                    Transition.require(found.stateAt(clock.instant()), move);
                    return change.apply(found)
                            // This replica need not wait to hear of it from the stream.
                            .doOnNext(told -> freshness.changed(found.identity(), found.version() + 1));
                })
                .flatMap(told -> passwords
                        .byId(account.tenant(), account.id(), id)
                        .map(after -> AppPasswordView.moved(after, clock.instant(), told)))
                .retryWhen(Retry.max(ATTEMPTS)
                        .filter(ConcurrentChangeException.class::isInstance)
                        .onRetryExhaustedThrow((spec, signal) -> ProblemException.conflict(
                                "The app password is being changed by others at the same time: try again.")));
    }
}
