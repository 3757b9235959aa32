package dev.latchkey.credential.directorysync;

import dev.latchkey.kit.mongo.StoredNumbers;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** How the reading of one provider goes, as MongoDB knows it. */
final class DirectoryStateDocument {
    static final String TENANT = "tenant";
    static final String WANTED = "wanted";
    static final String HELD = "held";
    static final String RELEASE = "release";

    private DirectoryStateDocument() {}

    /** Of one that was never asked. */
    static Document first(DirectorySource source) {
        Document first = new Document("_id", source.id());
        first.putAll(described(source));
        return first.append("startedAt", Date.from(Instant.EPOCH))
                .append("leaseUntil", Date.from(Instant.EPOCH))
                .append("dueAt", Date.from(Instant.EPOCH))
                .append("failures", 0)
                .append("users", 0)
                .append("linked", 0)
                .append("countSince", Date.from(Instant.EPOCH));
    }

    /** As the file has it, and to be asked soon. */
    static Document described(DirectorySource source) {
        return new Document(TENANT, source.tenant())
                .append("kind", source.kind().wireName())
                .append("issuer", source.issuer())
                .append(WANTED, true);
    }

    static SourceState read(Document found) {
        return new SourceState(
                found.getString("_id"),
                found.getString(TENANT),
                DirectoryKind.named(found.getString("kind")).orElseThrow(),
                found.getString("issuer"),
                StoredNumbers.intOf(found, "failures"),
                at(found, "readAt"),
                StoredNumbers.intOf(found, "users"),
                StoredNumbers.intOf(found, "linked"),
                found.getString("problem"),
                held(found.get(HELD, Document.class)),
                release(found.get(RELEASE, Document.class)),
                Objects.requireNonNull(at(found, "countSince")));
    }

    static Document write(HeldSwitchOffs held) {
        return new Document("since", Date.from(held.since()))
                .append("accounts", held.accounts())
                .append("linked", held.linked());
    }

    static Document write(ReleasedSwitchOffs release) {
        return new Document("accounts", release.accounts()).append("until", Date.from(release.until()));
    }

    private static @Nullable HeldSwitchOffs held(@Nullable Document held) {
        return held == null
                ? null
                : new HeldSwitchOffs(
                        Objects.requireNonNull(at(held, "since")),
                        StoredNumbers.intOf(held, "accounts"),
                        StoredNumbers.intOf(held, "linked"));
    }

    private static @Nullable ReleasedSwitchOffs release(@Nullable Document release) {
        return release == null
                ? null
                : new ReleasedSwitchOffs(
                        StoredNumbers.intOf(release, "accounts"), Objects.requireNonNull(at(release, "until")));
    }

    private static @Nullable Instant at(Document found, String field) {
        @Nullable Date at = found.getDate(field);
        return at == null ? null : at.toInstant();
    }
}
