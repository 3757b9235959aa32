package dev.latchkey.credential.verification;

import dev.latchkey.events.Event;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.kit.publishing.OutboundEvent;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Puts attempts on the record, and gives their outcome away only then. */
final class AttemptRecorder {
    private final DurableLog log;
    private final EventIds ids;
    private final SignInMetrics metrics;

    AttemptRecorder(DurableLog log, EventIds ids, SignInMetrics metrics) {
        this.log = log;
        this.ids = ids;
        this.metrics = metrics;
    }

    /**
     * Never fails: what cannot be put on the record is a temporary failure.
     *
     * @param outcome by the id under which it is on the record
     */
    CompletableFuture<AttemptOutcome> record(
            Attempt attempt, Event event, Instant at, Function<UUID, AttemptOutcome> outcome) {
        UUID id = ids.next();
        return log.append(new OutboundEvent(id, at, attempt.traceparent(), event), this::unconfirmed)
                .handle((onRecord, failure) -> {
                    count(attempt, event, failure != null);
                    return failure == null ? outcome.apply(id) : new AttemptOutcome.TemporaryFailure();
                });
    }

    private void count(Attempt attempt, Event event, boolean unconfirmed) {
        if (event instanceof SignInRecorded signIn) {
            metrics.count(signIn, unconfirmed, attempt.arrived());
        }
    }

    /** A sign-in was answered as a temporary failure by then; an access decision stands as it is. */
    private OutboundEvent unconfirmed(OutboundEvent original) {
        return original.event() instanceof SignInRecorded signIn
                ? new OutboundEvent(
                        ids.next(), original.time(), original.traceparent(), signIn.unconfirmed(original.id()))
                : original;
    }
}
