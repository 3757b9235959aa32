package dev.latchkey.credential.directory;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.credential.account.ProvisionedAccount;
import dev.latchkey.credential.directory.group.Groups;
import dev.latchkey.credential.directory.scim.AttributeProjection;
import dev.latchkey.credential.directory.scim.ListPage;
import dev.latchkey.credential.directory.scim.ListQuery;
import dev.latchkey.credential.directory.scim.ScimJson;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Users as the directory sees them, with the groups that they belong to. */
final class UserResources {
    private final Users users;
    private final Groups groups;

    UserResources(Users users, Groups groups) {
        this.users = users;
        this.groups = groups;
    }

    /** A page of them. Groups are looked up for those that are shown, and for all where they are asked for. */
    Mono<ObjectNode> page(String tenant, ListQuery query, String base) {
        if (query.mentions("groups")) {
            return users.find(tenant, query, user -> shown(user, base)).map(ListPage::toJson);
        }
        return users.find(tenant, query, user -> Mono.just(UserView.of(user, base)))
                .map(ListPage::toJson)
                .flatMap(page -> Flux.fromIterable(page.path("Resources"))
                        .concatMap(user -> withGroups(tenant, (ObjectNode) user, query.projection(), base))
                        .then(Mono.just(page)));
    }

    /** All that may match. */
    Flux<ObjectNode> candidates(String tenant, ListQuery query, String base) {
        return users.candidates(tenant, query).concatMap(user -> shown(user, base));
    }

    /** One of them; empty where there is none. */
    Mono<ObjectNode> one(String tenant, String id, String base) {
        return users.find(tenant, id).flatMap(user -> shown(user, base));
    }

    /** A user with all there is to see. */
    Mono<ObjectNode> shown(ProvisionedAccount user, String base) {
        return withGroups(user.account().tenant(), UserView.of(user, base), AttributeProjection.ALL, base);
    }

    private Mono<ObjectNode> withGroups(String tenant, ObjectNode user, AttributeProjection wanted, String base) {
        if (wanted.leavesOut("groups")) {
            return Mono.just(user);
        }
        return groups.having(tenant, user.path("id").asText())
                .reduce(
                        ScimJson.array(),
                        (all, group) -> all.add(ScimJson.object()
                                .put("value", group.id())
                                .put("$ref", base + "/Groups/" + group.id())
                                .put("display", group.displayName())
                                .put("type", "direct")))
                .map(all -> with(user, all));
    }

    private static ObjectNode with(ObjectNode user, ArrayNode groups) {
        if (!groups.isEmpty()) {
            user.set("groups", groups);
        }
        return user;
    }
}
