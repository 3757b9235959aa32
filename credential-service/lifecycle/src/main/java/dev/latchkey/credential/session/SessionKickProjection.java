package dev.latchkey.credential.session;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.account.Accounts;
import dev.latchkey.events.SessionKickRequested;
import dev.latchkey.kit.consuming.ReceivedEvent;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.publishing.EventPublisher;
import dev.latchkey.kit.publishing.OutboundEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads off the streams who may not sign in any more, and asks front doors to end their sessions. What is read again
 * is asked for again, under the same id and with the same words: another event under a known id would be refused.
 */
final class SessionKickProjection {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Nobody is to be kicked for what happened before there were kicks. */
    private static final Duration OLDEST = Duration.ofDays(1);
    /** Makes another id of an event's, with the same time in it. */
    private static final long ANOTHER = 0x6b69636bL;

    private final Accounts accounts;
    private final EventPublisher publisher;
    private final Clock clock;

    SessionKickProjection(Accounts accounts, EventPublisher publisher, Clock clock) {
        this.accounts = accounts;
        this.publisher = publisher;
        this.clock = clock;
    }

    void handle(List<ReceivedEvent> batch) {
        Instant now = clock.instant();
        Flux.fromIterable(batch)
                .filter(each -> each.envelope().time().isAfter(now.minus(OLDEST)))
                .concatMap(each -> Mono.justOrEmpty(SessionEndCause.by(each.event()))
                        .flatMap(ended -> kick(
                                ended, each.envelope().id(), each.envelope().time())))
                .then()
                .block(PATIENCE);
    }

    private Mono<Void> kick(SessionEndCause ended, UUID cause, Instant at) {
        UUID id = new UUID(cause.getMostSignificantBits(), cause.getLeastSignificantBits() ^ ANOTHER);
        return accounts.byId(ended.tenant(), ended.account())
                .onErrorResume(ProblemException.class, gone -> Mono.empty())
                .map(Account::login)
                .map(login -> new SessionKickRequested(
                        ended.tenant(), ended.account(), login, ended.credential(), ended.reason(), at))
                .flatMap(
                        event -> // Not to be cancelled: its number in the sequence is taken.
                        Mono.fromFuture(() -> publisher.publish(new OutboundEvent(id, at, null, event)), true));
    }
}
