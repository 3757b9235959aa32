package dev.latchkey.notifier.delivery;

import dev.latchkey.events.AlertRaised;
import dev.latchkey.events.EventJson;
import dev.latchkey.events.EventType;
import dev.latchkey.kit.mongo.StoredNumbers;
import dev.latchkey.notifier.subscription.Subscription;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A delivery as it is stored. {@code _id} is tenant/alert_subscription: unique, and no look-up can cross tenants. */
final class DeliveryDocument {
    static final String ASKED = "asked";

    private DeliveryDocument() {}

    static Document byId(String tenant, String id) {
        return new Document("_id", tenant + "/" + id);
    }

    static Document pending(AlertRaised alert, Instant raisedAt, Subscription subscription, Instant due) {
        String id = alert.alert() + "_" + subscription.id();
        return byId(alert.tenant(), id)
                .append("tenant", alert.tenant())
                .append("id", id)
                .append("alert", alert.alert())
                .append("subscription", subscription.id())
                .append("kind", subscription.target().kind())
                .append("event", new String(EventJson.write(alert), StandardCharsets.UTF_8))
                .append("raisedAt", raisedAt)
                .append("state", DeliveryState.PENDING.name())
                .append("attempts", 0)
                .append("due", due);
    }

    static Delivery read(Document document) {
        byte[] event = document.getString("event").getBytes(StandardCharsets.UTF_8);
        return new Delivery(
                document.getString("tenant"),
                document.getString("id"),
                document.getString("subscription"),
                document.getString("kind"),
                (AlertRaised) EventJson.read(EventType.ALERT_RAISED, event),
                Objects.requireNonNull(instant(document, "raisedAt")),
                DeliveryState.valueOf(document.getString("state")),
                StoredNumbers.intOf(document, "attempts"),
                Objects.requireNonNull(instant(document, "due")),
                document.getString("lastError"),
                instant(document, "settledAt"),
                document.getString("lease"),
                document.getBoolean(ASKED, false));
    }

    private static @Nullable Instant instant(Document document, String field) {
        Date date = document.getDate(field);
        return date == null ? null : date.toInstant();
    }
}
