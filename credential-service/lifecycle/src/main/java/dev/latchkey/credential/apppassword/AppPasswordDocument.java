package dev.latchkey.credential.apppassword;

import dev.latchkey.kit.mongo.StoredNumbers;
import dev.latchkey.policy.network.Cidr;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** An app password as MongoDB knows it. */
final class AppPasswordDocument {
    static final String VERIFIER = "verifier";
    static final String KEY_VERSION = "keyVersion";
    static final String STATE = "state";
    static final String REMINDED = "reminded";
    static final String VERSION = "version";
    static final String ISSUED_AT = "issuedAt";

    private AppPasswordDocument() {}

    static Document write(AppPassword password) {
        return new Document("_id", password.identity())
                .append("tenant", password.tenant())
                .append("account", password.account())
                .append("id", password.id())
                .append("label", password.label())
                .append("deviceKind", password.deviceKind())
                .append(STATE, password.written().name())
                .append("protocols", List.copyOf(password.protocols()))
                .append("services", List.copyOf(password.services()))
                .append(
                        "networks",
                        password.networks().stream().map(Cidr::toString).toList())
                .append("pin", write(password.pin()))
                .append(ISSUED_AT, password.issuedAt())
                .append("expiresAt", password.expiresAt())
                .append("activateBy", password.activateBy())
                .append("activatedAt", password.activatedAt())
                .append("revokedAt", password.revokedAt())
                .append("revokeReason", password.revokeReason())
                .append("replaces", password.replaces())
                .append("succession", write(password.succession()))
                .append("suspension", write(password.suspension()))
                .append(REMINDED, names(password.reminded()))
                .append(VERSION, password.version());
    }

    /** Finds it where it has not been changed since. */
    static Document sameVersion(AppPassword password) {
        return new Document("_id", password.identity()).append(VERSION, password.version());
    }

    /** What of it is another after a change. */
    static Document difference(AppPassword before, AppPassword after) {
        Document was = write(before);
        Document changed = write(after);
        changed.entrySet().removeIf(each -> Objects.equals(each.getValue(), was.get(each.getKey())));
        return changed;
    }

    static AppPassword read(Document found) {
        return new AppPassword(
                found.getString("tenant"),
                found.getString("account"),
                found.getString("id"),
                found.getString("label"),
                found.getString("deviceKind"),
                AppPasswordState.valueOf(found.getString(STATE)),
                new HashSet<>(found.getList("protocols", String.class)),
                new HashSet<>(found.getList("services", String.class)),
                found.getList("networks", String.class).stream()
                        .map(Cidr::parse)
                        .toList(),
                pin(found.get("pin", Document.class)),
                found.getDate(ISSUED_AT).toInstant(),
                instant(found.getDate("expiresAt")),
                found.getDate("activateBy").toInstant(),
                instant(found.getDate("activatedAt")),
                instant(found.getDate("revokedAt")),
                found.getString("revokeReason"),
                found.getString("replaces"),
                Optional.ofNullable(found.get("succession", Document.class))
                        .map(AppPasswordDocument::succession)
                        .orElse(null),
                Optional.ofNullable(found.get("suspension", Document.class))
                        .map(AppPasswordDocument::suspension)
                        .orElse(null),
                reasons(found.getList(REMINDED, String.class, List.of())),
                StoredNumbers.longOf(found, VERSION));
    }

    private static List<String> names(Set<ReminderReason> reminded) {
        return reminded.stream().map(ReminderReason::wireName).sorted().toList();
    }

    private static Set<ReminderReason> reasons(List<String> names) {
        return names.stream()
                .map(ReminderReason::named)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    private static @Nullable Document write(@Nullable NetworkPin pin) {
        return pin == null
                ? null
                : new Document("mode", pin.mode().name())
                        .append(
                                "learnFor",
                                Optional.ofNullable(pin.learnFor())
                                        .map(Duration::toString)
                                        .orElse(null));
    }

    private static @Nullable NetworkPin pin(@Nullable Document found) {
        return found == null
                ? null
                : new NetworkPin(
                        NetworkPin.Mode.valueOf(found.getString("mode")),
                        Optional.ofNullable(found.getString("learnFor"))
                                .map(Duration::parse)
                                .orElse(null));
    }

    private static @Nullable Document write(@Nullable SuccessorReference succession) {
        return succession == null
                ? null
                : new Document("successor", succession.successor())
                        .append("rotatedAt", succession.rotatedAt())
                        .append("retiresAt", succession.retiresAt());
    }

    private static SuccessorReference succession(Document found) {
        return new SuccessorReference(
                found.getString("successor"),
                found.getDate("rotatedAt").toInstant(),
                found.getDate("retiresAt").toInstant());
    }

    private static @Nullable Document write(@Nullable Suspension suspension) {
        return suspension == null
                ? null
                : new Document("at", suspension.at())
                        .append("reason", suspension.reason())
                        .append("from", suspension.from().name());
    }

    private static Suspension suspension(Document found) {
        return new Suspension(
                found.getDate("at").toInstant(),
                found.getString("reason"),
                AppPasswordState.valueOf(found.getString("from")));
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return Optional.ofNullable(date).map(Date::toInstant).orElse(null);
    }
}
