package dev.latchkey.notifier.delivery;

import dev.latchkey.events.AlertRaised;
import dev.latchkey.kit.consuming.BatchHandler;
import dev.latchkey.kit.consuming.ReceivedEvent;
import dev.latchkey.notifier.lease.LeaseWorker;
import dev.latchkey.notifier.subscription.Subscriptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Posts every alert on the topic to the subscriptions that want it: one delivery for each, however often it is read. */
final class DeliveryEnqueuer implements BatchHandler {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int AT_ONCE = 8;

    private final Subscriptions subscriptions;
    private final Deliveries deliveries;
    private final RetrySchedule schedule;
    private final LeaseWorker<Delivery> worker;

    DeliveryEnqueuer(
            Subscriptions subscriptions, Deliveries deliveries, RetrySchedule schedule, LeaseWorker<Delivery> worker) {
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.schedule = schedule;
        this.worker = worker;
    }

    @Override
    public void handle(List<ReceivedEvent> events) {
        Flux.fromIterable(events)
                .flatMap(
                        received -> received.event() instanceof AlertRaised alert
                                ? post(alert, received.envelope().time())
                                : Mono.empty(),
                        AT_ONCE)
                .then()
                .block(PATIENCE);
        worker.wake();
    }

    private Mono<Void> post(AlertRaised alert, Instant raisedAt) {
        Instant due = raisedAt.plus(schedule.after(0).orElseThrow());
        return subscriptions
                .wanting(alert, raisedAt)
                .concatMap(each -> deliveries.add(alert, raisedAt, each, due))
                .then();
    }
}
