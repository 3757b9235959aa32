package dev.latchkey.credential.apppassword;

import dev.latchkey.events.Actor;
import dev.latchkey.events.AppPasswordIssued;
import dev.latchkey.policy.network.Cidr;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** An app password as MongoDB and as the event of its issue know it. */
final class AppPasswordDocument {
    static final String VERIFIER = "verifier";
    static final String KEY_VERSION = "keyVersion";

    private AppPasswordDocument() {}

    static Document write(AppPassword password) {
        return new Document("_id", password.identity())
                .append("tenant", password.tenant())
                .append("account", password.account())
                .append("id", password.id())
                .append("label", password.label())
                .append("state", password.written().name())
                .append("protocols", List.copyOf(password.protocols()))
                .append("services", List.copyOf(password.services()))
                .append(
                        "networks",
                        password.networks().stream().map(Cidr::toString).toList())
                .append("issuedAt", password.issuedAt())
                .append("expiresAt", password.expiresAt())
                .append("activateBy", password.activateBy())
                .append("version", password.version());
    }

    static AppPassword read(Document found) {
        return new AppPassword(
                found.getString("tenant"),
                found.getString("account"),
                found.getString("id"),
                found.getString("label"),
                State.valueOf(found.getString("state")),
                new HashSet<>(found.getList("protocols", String.class)),
                new HashSet<>(found.getList("services", String.class)),
                found.getList("networks", String.class).stream()
                        .map(Cidr::parse)
                        .toList(),
                found.getDate("issuedAt").toInstant(),
                instant(found.getDate("expiresAt")),
                found.getDate("activateBy").toInstant(),
                instant(found.getDate("activatedAt")),
                instant(found.getDate("revokedAt")),
                found.getString("revokeReason"),
                found.getLong("version"));
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return Optional.ofNullable(date).map(Date::toInstant).orElse(null);
    }

    static AppPasswordIssued issued(AppPassword password, Actor by) {
        return new AppPasswordIssued(
                password.tenant(),
                password.account(),
                password.id(),
                password.version(),
                password.label(),
                password.protocols(),
                password.services(),
                password.networks().stream().map(Cidr::toString).toList(),
                password.issuedAt(),
                password.expiresAt(),
                password.activateBy(),
                by);
    }
}
