package dev.latchkey.notifier.alert;

import dev.latchkey.events.AlertSeverity;
import dev.latchkey.kit.mongo.StoredNumbers;
import dev.latchkey.notifier.expiry.Expiring;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;

/** An alert as it is stored. {@code _id} is tenant/alert, so that no look-up can cross tenants. */
final class AlertDocument {
    static final String RAISED_AT = "raisedAt";

    private AlertDocument() {}

    static String key(String tenant, String alert) {
        return tenant + "/" + alert;
    }

    static Document of(DetectionFinding finding, Instant raisedAt, Instant expiresAt) {
        return new Document("_id", key(finding.tenant(), finding.alertId()))
                .append("tenant", finding.tenant())
                .append("alert", finding.alertId())
                .append("detector", finding.detector())
                .append("severity", finding.severity().name())
                .append("level", finding.severity().ordinal())
                .append("title", finding.title())
                .append("description", finding.description())
                .append("account", finding.account())
                .append("credential", finding.credential())
                .append("address", finding.address())
                .append("firstSeen", finding.firstSeen())
                .append("lastSeen", finding.lastSeen())
                .append("attempts", finding.attempts())
                .append("accounts", finding.accounts())
                .append(
                        "evidence",
                        finding.evidence().stream().map(UUID::toString).toList())
                .append(RAISED_AT, raisedAt)
                .append(Expiring.AT, expiresAt);
    }

    static Alert read(Document document) {
        return new Alert(
                document.getString("alert"),
                document.getString("detector"),
                AlertSeverity.valueOf(document.getString("severity")),
                document.getString("title"),
                document.getString("description"),
                document.getString("account"),
                document.getString("credential"),
                document.getString("address"),
                instant(document, "firstSeen"),
                instant(document, "lastSeen"),
                StoredNumbers.longOf(document, "attempts"),
                StoredNumbers.longOf(document, "accounts"),
                document.getList("evidence", String.class, List.of()),
                instant(document, RAISED_AT));
    }

    private static Instant instant(Document document, String field) {
        return document.get(field, Date.class).toInstant();
    }
}
