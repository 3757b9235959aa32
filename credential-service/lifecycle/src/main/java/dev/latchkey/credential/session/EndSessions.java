package dev.latchkey.credential.session;

import dev.latchkey.credential.account.Account;
import dev.latchkey.events.SessionKickRequested;
import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.kit.publishing.EventPublisher;
import dev.latchkey.kit.publishing.OutboundEvent;
import java.time.Clock;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Has front doors end all sessions of an account, whose app passwords stay as they are. */
public final class EndSessions {
    private final EventPublisher publisher;
    private final EventIds ids;
    private final Clock clock;

    EndSessions(EventPublisher publisher, EventIds ids, Clock clock) {
        this.publisher = publisher;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Asks for it; completes when that is acknowledged.
     *
     * @param reason in the words of {@link SessionKickRequested}
     */
    public Mono<Void> end(Account account, String reason) {
        return Mono.defer(() -> {
            Instant now = clock.instant();
            SessionKickRequested asked =
                    new SessionKickRequested(account.tenant(), account.id(), account.login(), null, reason, now);
            // Not to be cancelled: its number in the sequence is taken.
            return Mono.fromFuture(publisher.publish(new OutboundEvent(ids.next(), now, null, asked)), true)
                    .then();
        });
    }
}
