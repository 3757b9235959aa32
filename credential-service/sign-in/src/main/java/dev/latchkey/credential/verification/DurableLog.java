package dev.latchkey.credential.verification;

import dev.latchkey.kit.publishing.OutboundEvent;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** Where events are on the record. */
@FunctionalInterface
interface DurableLog {
    /**
     * Puts an event on the record.
     *
     * @param ifUnconfirmed what to put in its place later, where it cannot be told whether it is there
     * @return completes when it is on the record to stay; fails where that cannot be told in time
     */
    CompletableFuture<Void> append(OutboundEvent event, UnaryOperator<OutboundEvent> ifUnconfirmed);
}
