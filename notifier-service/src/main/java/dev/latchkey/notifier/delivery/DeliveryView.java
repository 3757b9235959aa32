package dev.latchkey.notifier.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A delivery as the API shows it; {@code due} while it is pending. */
record DeliveryView(
        String id,
        String alert,
        String title,
        String subscription,
        String kind,
        String state,
        int attempts,
        Instant raisedAt,
        @Nullable Instant due,
        @Nullable Instant settledAt,
        @Nullable String lastError) {

    static DeliveryView of(Delivery delivery) {
        return new DeliveryView(
                delivery.id(),
                delivery.alert().alert(),
                delivery.alert().title(),
                delivery.subscription(),
                delivery.kind(),
                delivery.state().wireName(),
                delivery.attempts(),
                delivery.raisedAt(),
                delivery.state() == DeliveryState.PENDING ? delivery.due() : null,
                delivery.settledAt(),
                delivery.lastError());
    }
}
