package dev.latchkey.credential.directory.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.credential.directory.scim.ListQuery;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Groups as the directory sees them, for a search of all kinds of resources. */
public final class GroupResources {
    private final ManageGroups groups;

    GroupResources(ManageGroups groups) {
        this.groups = groups;
    }

    /** All that may match. */
    public Flux<ObjectNode> candidates(String tenant, ListQuery query, String base) {
        return groups.candidates(tenant, query).map(group -> GroupView.of(group, base));
    }

    /** One of them; empty where there is none. */
    public Mono<ObjectNode> one(String tenant, String id, String base) {
        return groups.find(tenant, id).map(group -> GroupView.of(group, base));
    }
}
