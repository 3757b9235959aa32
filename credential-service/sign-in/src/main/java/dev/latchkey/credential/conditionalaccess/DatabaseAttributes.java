package dev.latchkey.credential.conditionalaccess;

import dev.latchkey.credential.conditionalaccess.AttributeSource.Subject;
import dev.latchkey.credential.directory.group.Groups;
import dev.latchkey.credential.lastuse.LastUse;
import dev.latchkey.credential.lastuse.LastUses;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Attributes as the database has them. */
record DatabaseAttributes(Groups groups, LastUses lastUses) implements AttributeSource.Reads {
    @Override
    public Mono<Set<String>> groupsOf(Subject account) {
        return groups.idsWith(account.tenant(), account.id());
    }

    @Override
    public Mono<Instant> lastUseOf(Subject credential) {
        return lastUses.of(credential.tenant(), List.of(credential.id())).next().map(LastUse::at);
    }
}
