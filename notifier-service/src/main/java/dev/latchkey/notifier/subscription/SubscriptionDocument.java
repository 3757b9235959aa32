package dev.latchkey.notifier.subscription;

import dev.latchkey.events.AlertSeverity;
import dev.latchkey.kit.mongo.StoredNumbers;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** A subscription as it is stored. {@code _id} is tenant/subscription, so that no look-up can cross tenants. */
final class SubscriptionDocument {
    static final String VERSION = "version";

    private SubscriptionDocument() {}

    static Document byId(String tenant, String id) {
        return new Document("_id", tenant + "/" + id);
    }

    static Document of(Subscription subscription) {
        Document document = byId(subscription.tenant(), subscription.id())
                .append("tenant", subscription.tenant())
                .append("id", subscription.id())
                .append("kind", subscription.target().kind());
        switch (subscription.target()) {
            case DeliveryTarget.Webhook webhook ->
                document.append("url", webhook.url().toString());
            case DeliveryTarget.MailBox mail -> document.append("address", mail.address());
        }
        return document.append("detectors", subscription.detectors())
                .append("minSeverity", subscription.minSeverity().name())
                .append("disabledBecause", subscription.disabledBecause())
                .append("createdAt", subscription.createdAt())
                .append("createdBy", subscription.createdBy())
                .append("secrets", secrets(subscription.secrets()))
                .append(VERSION, subscription.version());
    }

    static List<Document> secrets(List<SealedSecret> secrets) {
        return secrets.stream()
                .map(each -> new Document("key", each.key())
                        .append("bytes", new Binary(each.bytes()))
                        .append("until", each.until()))
                .toList();
    }

    static Subscription read(Document document) {
        return new Subscription(
                document.getString("tenant"),
                document.getString("id"),
                target(document),
                document.getList("detectors", String.class, List.of()),
                AlertSeverity.valueOf(document.getString("minSeverity")),
                document.getString("disabledBecause"),
                Objects.requireNonNull(instant(document, "createdAt")),
                document.getString("createdBy"),
                document.getList("secrets", Document.class, List.of()).stream()
                        .map(SubscriptionDocument::secret)
                        .toList(),
                StoredNumbers.longOf(document, VERSION));
    }

    private static DeliveryTarget target(Document document) {
        String url = document.getString("url");
        return url == null
                ? new DeliveryTarget.MailBox(document.getString("address"))
                : new DeliveryTarget.Webhook(URI.create(url));
    }

    private static SealedSecret secret(Document stored) {
        return new SealedSecret(
                StoredNumbers.intOf(stored, "key"),
                stored.get("bytes", Binary.class).getData(),
                instant(stored, "until"));
    }

    private static @Nullable Instant instant(Document document, String field) {
        Date date = document.getDate(field);
        return date == null ? null : date.toInstant();
    }
}
