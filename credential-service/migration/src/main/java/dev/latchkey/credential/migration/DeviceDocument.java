package dev.latchkey.credential.migration;

import dev.latchkey.kit.mongo.StoredNumbers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A device as MongoDB keeps it. */
final class DeviceDocument {
    /** App password and protocol in one: the unique index on it has no two devices share one. */
    static final String LINK = "link";

    private DeviceDocument() {}

    static Document write(Device device) {
        Document written = new Document("_id", device.identity())
                .append("tenant", device.tenant())
                .append("id", device.id())
                .append("login", device.login())
                .append("protocol", device.protocol())
                .append("network", device.network())
                .append("version", device.version());
        written.putAll(write(device.seen()));
        written.putAll(write(device.plan()));
        return written;
    }

    static Document write(ObservedUse seen) {
        ObservedUse.@Nullable Client client = seen.client();
        return new Document("client", client == null ? null : client.name())
                .append("clientAt", client == null ? null : Date.from(client.at()))
                .append("firstSeen", Date.from(seen.first()))
                .append("lastSeen", Date.from(seen.last()))
                .append("days", seen.days().stream().map(LocalDate::toString).toList())
                .append(
                        "addresses",
                        seen.addresses().entrySet().stream()
                                .map(each -> new Document("a", each.getKey()).append("t", Date.from(each.getValue())))
                                .toList());
    }

    static Document write(MigrationPlan plan) {
        return new Document("state", plan.written().name())
                .append("credential", plan.credential())
                .append("note", plan.note())
                .append("changedAt", plan.changedAt() == null ? null : Date.from(plan.changedAt()))
                .append("changedBy", plan.changedBy());
    }

    static Device read(Document found) {
        return new Device(
                found.getString("tenant"),
                found.getString("id"),
                found.getString("login"),
                found.getString("protocol"),
                found.getString("network"),
                readSeen(found),
                new MigrationPlan(
                        MigrationStage.valueOf(found.getString("state")),
                        found.getString("credential"),
                        found.getString("note"),
                        instant(found, "changedAt"),
                        found.getString("changedBy")),
                StoredNumbers.longOf(found, "version"));
    }

    private static ObservedUse readSeen(Document found) {
        @Nullable String client = found.getString("client");
        Map<String, Instant> addresses = new LinkedHashMap<>();
        found.getList("addresses", Document.class)
                .forEach(each -> addresses.put(each.getString("a"), Objects.requireNonNull(instant(each, "t"))));
        return new ObservedUse(
                client == null
                        ? null
                        : new ObservedUse.Client(client, Objects.requireNonNull(instant(found, "clientAt"))),
                Objects.requireNonNull(instant(found, "firstSeen")),
                Objects.requireNonNull(instant(found, "lastSeen")),
                found.getList("days", String.class).stream()
                        .map(LocalDate::parse)
                        .collect(Collectors.toCollection(TreeSet::new)),
                addresses);
    }

    private static @Nullable Instant instant(Document found, String name) {
        Date at = found.getDate(name);
        return at == null ? null : at.toInstant();
    }
}
