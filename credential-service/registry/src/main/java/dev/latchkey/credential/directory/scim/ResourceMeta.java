package dev.latchkey.credential.directory.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What every resource says about itself (RFC 7643, section 3.1). */
public final class ResourceMeta {
    private ResourceMeta() {}

    /** @param under the address that the id follows */
    public static ObjectNode of(String type, String under, String id, long version, @Nullable Instant changedAt) {
        ObjectNode meta = ScimJson.object().put("resourceType", type);
        Optional<Instant> created = created(id);
        created.ifPresent(at -> meta.put("created", at.toString()));
        Optional.ofNullable(changedAt).or(() -> created).ifPresent(at -> meta.put("lastModified", at.toString()));
        return meta.put("location", under + id).put("version", ResourceVersions.tag(version));
    }

    /** Ids are UUIDv7 (RFC 9562): they begin with the milliseconds of their making. */
    static Optional<Instant> created(String id) {
        try {
            UUID uuid = UUID.fromString(id);
            return uuid.version() == 7
                    ? Optional.of(Instant.ofEpochMilli(uuid.getMostSignificantBits() >>> 16))
                    : Optional.empty();
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
