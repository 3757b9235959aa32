package dev.latchkey.credential.apppassword;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.rules.IssueConstraints;
import dev.latchkey.events.Actor;
import dev.latchkey.kit.publishing.EventIds;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Revokes, suspends, resumes and rotates, as {@link Lifecycle} allows. Whoever asks is told the state after, and whether
 * every replica knows of it.
 */
final class ChangeAppPassword {
    private final AppPasswords passwords;
    private final AppPasswordChanges changes;
    private final IssueAppPassword issuing;
    private final EventIds ids;
    private final Clock clock;

    ChangeAppPassword(
            AppPasswords passwords, AppPasswordChanges changes, IssueAppPassword issuing, EventIds ids, Clock clock) {
        this.passwords = passwords;
        this.changes = changes;
        this.issuing = issuing;
        this.ids = ids;
        this.clock = clock;
    }

    Mono<AppPasswordView> revoke(NamedAppPassword named, @Nullable String reason, Actor by) {
        return apply(named, new LifecycleAction.Revoke(reason, clock.instant(), by));
    }

    Mono<AppPasswordView> suspend(NamedAppPassword named, @Nullable String reason, Actor by) {
        return apply(named, new LifecycleAction.Suspend(reason, clock.instant(), by));
    }

    Mono<AppPasswordView> resume(NamedAppPassword named, Actor by) {
        return apply(named, new LifecycleAction.Resume(clock.instant(), by));
    }

    /** Issues a successor, whose secret is in the answer alone; both work until the old one retires. */
    Mono<AppPasswordView> rotate(NamedAppPassword named, RotationRequest request, IssueConstraints limits, Actor by) {
        return passwords
                .byId(named.account().tenant(), named.account().id(), named.id())
                .map(named::check)
                .flatMap(old -> rotate(named, old, request, limits, by));
    }

    private Mono<AppPasswordView> rotate(
            NamedAppPassword named, AppPassword old, RotationRequest request, IssueConstraints limits, Actor by) {
        Instant now = clock.instant();
        String id = ids.next().toString();
        LifecycleAction rotation =
                new LifecycleAction.Rotate(new SuccessorReference(id, now, now.plus(request.checkedOverlap())), by);
        Lifecycle.check(old, rotation);
        AppPassword successor = old.successor(id, now, limits);
        return issuing.issue(successor, request.checkedForm(limits), by)
                .flatMap(issued -> apply(named, rotation)
                        // The old one was revoked or rotated meanwhile: nobody is to have this one.
                        .onErrorResume(failure -> revoke(
                                        NamedAppPassword.any(named.account(), id), "not rotated after all", by)
                                .then(Mono.error(failure)))
                        .thenReturn(issued));
    }

    private Mono<AppPasswordView> apply(NamedAppPassword named, LifecycleAction action) {
        Account account = named.account();
        return changes.applyToCurrent(account.tenant(), account.id(), named.id(), found -> {
                    named.check(found);
                    return Mono.just(action);
                })
                .map(saved -> AppPasswordView.moved(saved.password(), clock.instant(), saved.onRecord()));
    }
}
