package dev.latchkey.notifier.subscription;

import dev.latchkey.events.AlertSeverity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as the API shows it.
 *
 * @param secret signs the webhooks; shown in the answer to its making or rotation and never again
 */
record SubscriptionView(
        String id,
        String kind,
        @Nullable String url,
        @Nullable String address,
        List<String> detectors,
        AlertSeverity minSeverity,
        boolean enabled,
        @Nullable String disabledBecause,
        Instant createdAt,
        String createdBy,
        @Nullable String secret) {

    static SubscriptionView of(Subscription subscription) {
        return showing(subscription, null);
    }

    static SubscriptionView showing(Subscription subscription, @Nullable String secret) {
        DeliveryTarget target = subscription.target();
        return new SubscriptionView(
                subscription.id(),
                target.kind(),
                target instanceof DeliveryTarget.Webhook webhook ? webhook.url().toString() : null,
                target instanceof DeliveryTarget.MailBox mail ? mail.address() : null,
                subscription.detectors(),
                subscription.minSeverity(),
                subscription.enabled(),
                subscription.disabledBecause(),
                subscription.createdAt(),
                subscription.createdBy(),
                secret);
    }

    /** Never the secret, nor the URL, which may be one. */
    @Override
    public String toString() {
        return "SubscriptionView[" + id + "]";
    }
}
