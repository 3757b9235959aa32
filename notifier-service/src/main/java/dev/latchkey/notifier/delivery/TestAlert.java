package dev.latchkey.notifier.delivery;

import dev.latchkey.events.AlertRaised;
import dev.latchkey.events.AlertSeverity;
import dev.latchkey.notifier.subscription.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An alert of nothing, to see whether alerts arrive. */
final class TestAlert {
    /** No detector has this name. */
    private static final String DETECTOR = "test";

    private TestAlert() {}

    static boolean is(AlertRaised alert) {
        return alert.detector().equals(DETECTOR);
    }

    /** Its delivery, which is due now and nowhere written down. */
    static Delivery to(Subscription subscription, String by, Instant now) {
        AlertRaised alert = new AlertRaised(
                subscription.tenant(),
                UUID.randomUUID().toString(),
                DETECTOR,
                AlertSeverity.INFORMATIONAL,
                "Test of a subscription",
                "Nothing has happened. " + by + " wants to see whether alerts arrive.",
                null,
                null,
                null,
                now,
                now,
                0,
                0,
                List.of());
        return new Delivery(
                subscription.tenant(),
                alert.alert() + "_" + subscription.id(),
                subscription.id(),
                subscription.target().kind(),
                alert,
                now,
                DeliveryState.PENDING,
                0,
                now,
                null,
                null,
                null,
                true);
    }
}
