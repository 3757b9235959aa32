package dev.latchkey.credential.directory.group;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Users of a tenant who belong together.
 *
 * @param members ids of users, each once
 */
record Group(
        String tenant,
        String id,
        String displayName,
        @Nullable String externalId,
        List<String> members,
        @Nullable Instant changedAt,
        long version) {
    Group {
        members = List.copyOf(new LinkedHashSet<>(members));
    }

    String identity() {
        return identity(tenant, id);
    }

    static String identity(String tenant, String id) {
        return tenant + "/" + id;
    }

    /** The same group one version further; itself where nothing differs. */
    Group with(GroupRequest wanted) {
        Group same = as(wanted, version);
        return same.equals(this) ? this : as(wanted, version + 1);
    }

    private Group as(GroupRequest wanted, long next) {
        return new Group(tenant, id, wanted.displayName(), wanted.externalId(), wanted.members(), changedAt, next);
    }

    Group changed(Instant at) {
        return new Group(tenant, id, displayName, externalId, members, at, version);
    }
}
