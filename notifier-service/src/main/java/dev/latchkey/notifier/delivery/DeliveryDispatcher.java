package dev.latchkey.notifier.delivery;

import dev.latchkey.notifier.channel.DeliveryOutcome;
import dev.latchkey.notifier.channel.MailChannel;
import dev.latchkey.notifier.channel.WebhookCall;
import dev.latchkey.notifier.channel.WebhookChannel;
import dev.latchkey.notifier.subscription.DeliveryTarget;
import dev.latchkey.notifier.subscription.Subscription;
import dev.latchkey.notifier.subscription.Subscriptions;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Makes one attempt to deliver, and writes down what became of it. */
final class DeliveryDispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryDispatcher.class);

    private final Subscriptions subscriptions;
    private final Deliveries deliveries;
    private final WebhookChannel webhooks;
    private final MailChannel mail;
    private final DestinationBreakers destinations;
    private final RetrySchedule schedule;
    private final Clock clock;
    private final MeterRegistry meters;

    DeliveryDispatcher(
            Subscriptions subscriptions,
            Deliveries deliveries,
            WebhookChannel webhooks,
            MailChannel mail,
            DestinationBreakers destinations,
            RetrySchedule schedule,
            Clock clock,
            MeterRegistry meters) {
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.webhooks = webhooks;
        this.mail = mail;
        this.destinations = destinations;
        this.schedule = schedule;
        this.clock = clock;
        this.meters = meters;
    }

    /** Completes when the outcome is written down. */
    Mono<Void> carry(Delivery delivery) {
        return subscriptions
                .find(delivery.tenant(), delivery.subscription())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(found -> found.map(subscription -> carry(delivery, subscription))
                        .orElseGet(() -> giveUp(delivery, "the subscription was removed")));
    }

    private Mono<Void> carry(Delivery delivery, Subscription subscription) {
        if (!subscription.enabled()) {
            return giveUp(delivery, "the subscription is disabled: " + subscription.disabledBecause());
        }
        return attempt(delivery, subscription).flatMap(outcome -> settle(delivery, subscription, outcome));
    }

    /** Tries it once, and writes down nothing. */
    Mono<DeliveryOutcome> attempt(Delivery delivery, Subscription subscription) {
        return switch (subscription.target()) {
            case DeliveryTarget.Webhook webhook ->
                destinations.attempt(
                        webhook.receiver(),
                        delivery.asked(),
                        Mono.fromCallable(() -> call(delivery, subscription, webhook))
                                .flatMap(webhooks::send));
            case DeliveryTarget.MailBox box ->
                destinations.attempt(
                        mail.server(), delivery.asked(), mail.send(AlertMessages.mail(delivery, box.address())));
        };
    }

    private WebhookCall call(Delivery delivery, Subscription subscription, DeliveryTarget.Webhook webhook) {
        return new WebhookCall(
                "msg_" + delivery.id(),
                webhook.url(),
                AlertMessages.json(delivery),
                subscriptions.secrets(subscription));
    }

    private Mono<Void> settle(Delivery delivery, Subscription subscription, DeliveryOutcome outcome) {
        meters.counter(
                        "latchkey.deliveries",
                        "kind",
                        delivery.kind(),
                        "outcome",
                        outcome.getClass().getSimpleName())
                .increment();
        return switch (outcome) {
            case DeliveryOutcome.Delivered done -> deliveries.delivered(delivery);
            case DeliveryOutcome.Deferred later ->
                deliveries.deferred(delivery, clock.instant().plus(later.pause()));
            case DeliveryOutcome.Gone gone ->
                subscriptions
                        .disable(subscription, "the receiver answered " + gone.error())
                        .then(giveUp(delivery, gone.error()));
            case DeliveryOutcome.Failed failed -> failed(delivery, failed);
        };
    }

    private Mono<Void> failed(Delivery delivery, DeliveryOutcome.Failed failed) {
        Optional<Duration> wait = schedule.after(delivery.attempts() + 1);
        if (wait.isEmpty()) {
            return giveUp(delivery, failed.error());
        }
        Duration asked = failed.retryAfter() == null ? Duration.ZERO : failed.retryAfter();
        Duration longer = asked.compareTo(wait.get()) > 0 ? asked : wait.get();
        Instant nextTry = clock.instant().plus(longer);
        return deliveries.failed(delivery, failed.error(), nextTry);
    }

    private Mono<Void> giveUp(Delivery delivery, String error) {
        LOG.atError()
                .addKeyValue("tenant", delivery.tenant())
                .addKeyValue("delivery", delivery.id())
                .addKeyValue("cause", error)
                .log("delivery given up; it can be retried");
        return deliveries.dead(delivery, error);
    }
}
