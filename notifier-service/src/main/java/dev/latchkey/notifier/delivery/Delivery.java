package dev.latchkey.notifier.delivery;

import dev.latchkey.events.AlertRaised;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One alert on its way to one subscription.
 *
 * @param id        alert and subscription: there is never a second one for the two
 * @param alert     as it was published
 * @param raisedAt  when it was published
 * @param attempts  how many attempts have failed
 * @param due       when the next attempt is made
 * @param settledAt when it was delivered or given up
 * @param lease     who holds it while it is being attempted
 * @param asked     whether somebody wants it attempted now, whatever is known of its destination
 */
record Delivery(
        String tenant,
        String id,
        String subscription,
        String kind,
        AlertRaised alert,
        Instant raisedAt,
        DeliveryState state,
        int attempts,
        Instant due,
        @Nullable String lastError,
        @Nullable Instant settledAt,
        @Nullable String lease,
        boolean asked) {}
