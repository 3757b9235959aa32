package dev.latchkey.notifier.delivery;

import dev.latchkey.notifier.channel.MailChannel;
import dev.latchkey.notifier.channel.Outcome;
import dev.latchkey.notifier.channel.WebhookCall;
import dev.latchkey.notifier.channel.WebhookChannel;
import dev.latchkey.notifier.subscription.Subscription;
import dev.latchkey.notifier.subscription.Subscriptions;
import dev.latchkey.notifier.subscription.Target;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Makes one attempt to deliver, and writes down what became of it. */
final class Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private final Subscriptions subscriptions;
    private final Deliveries deliveries;
    private final WebhookChannel webhooks;
    private final MailChannel mail;
    private final Destinations destinations;
    private final RetrySchedule schedule;
    private final Clock clock;
    private final MeterRegistry meters;

    Courier(
            Subscriptions subscriptions,
            Deliveries deliveries,
            WebhookChannel webhooks,
            MailChannel mail,
            Destinations destinations,
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

    private Mono<Outcome> attempt(Delivery delivery, Subscription subscription) {
        return switch (subscription.target()) {
            case Target.Webhook webhook ->
                destinations.attempt(
                        webhook.receiver(),
                        Mono.fromCallable(() -> call(delivery, subscription, webhook))
                                .flatMap(webhooks::send));
            case Target.MailBox box ->
                destinations.attempt(mail.server(), mail.send(Notices.mail(delivery, box.address())));
        };
    }

    private WebhookCall call(Delivery delivery, Subscription subscription, Target.Webhook webhook) {
        return new WebhookCall(
                "msg_" + delivery.id(), webhook.url(), Notices.json(delivery), subscriptions.secrets(subscription));
    }

    private Mono<Void> settle(Delivery delivery, Subscription subscription, Outcome outcome) {
        meters.counter(
                        "latchkey.deliveries",
                        "kind",
                        delivery.kind(),
                        "outcome",
                        outcome.getClass().getSimpleName())
                .increment();
        return switch (outcome) {
            case Outcome.Delivered done -> deliveries.delivered(delivery);
            case Outcome.Deferred later ->
                deliveries.deferred(delivery, clock.instant().plus(later.pause()));
            case Outcome.Gone gone ->
                subscriptions
                        .disable(subscription, "the receiver answered " + gone.error())
                        .then(giveUp(delivery, gone.error()));
            case Outcome.Failed failed -> failed(delivery, failed);
        };
    }

    private Mono<Void> failed(Delivery delivery, Outcome.Failed failed) {
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
