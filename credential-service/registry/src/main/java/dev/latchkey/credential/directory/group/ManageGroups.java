package dev.latchkey.credential.directory.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.credential.account.ProvisionedAccounts;
import dev.latchkey.credential.directory.scim.ListPage;
import dev.latchkey.credential.directory.scim.ListQuery;
import dev.latchkey.credential.directory.scim.ListSearch;
import dev.latchkey.credential.directory.scim.ResourceVersions;
import dev.latchkey.credential.directory.scim.ScimProblem;
import dev.latchkey.kit.publishing.EventIds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds and changes the groups of a tenant, and sees that their members are its users. */
final class ManageGroups {
    private static final int TRIES = 5;
    private static final int AT_ONCE = 500;

    private final Groups groups;
    private final ProvisionedAccounts accounts;
    private final EventIds ids;

    ManageGroups(Groups groups, ProvisionedAccounts accounts, EventIds ids) {
        this.groups = groups;
        this.accounts = accounts;
        this.ids = ids;
    }

    Mono<Group> one(String tenant, String id) {
        return find(tenant, id).switchIfEmpty(Mono.error(() -> ScimProblem.notFound("group", id)));
    }

    Mono<Group> find(String tenant, String id) {
        return groups.byId(tenant, id);
    }

    Mono<ListPage> find(String tenant, ListQuery query, Function<Group, ObjectNode> view) {
        return ListSearch.page(
                query,
                candidates(tenant, query).map(view),
                id -> find(tenant, id).map(view));
    }

    /** All that may match. */
    Flux<Group> candidates(String tenant, ListQuery query) {
        Optional<String> id = query.demanded("id");
        boolean withMembers = !query.projection().leavesOut("members") || query.mentions("members");
        return id.isPresent()
                ? groups.byId(tenant, id.get()).flux()
                : groups.all(tenant, query.demanded("members.value"), withMembers);
    }

    Mono<Group> create(String tenant, GroupRequest wanted) {
        Group group = new Group(
                tenant, ids.next().toString(), wanted.displayName(), wanted.externalId(), wanted.members(), null, 1);
        return mustBeUsers(tenant, group.members()).then(Mono.defer(() -> groups.add(group)));
    }

    Mono<Group> change(String tenant, String id, ResourceVersions versions, Function<Group, GroupRequest> wanted) {
        return change(tenant, id, versions, wanted, TRIES);
    }

    private Mono<Group> change(
            String tenant, String id, ResourceVersions versions, Function<Group, GroupRequest> wanted, int left) {
        return one(tenant, id).flatMap(before -> {
            versions.mustMatch(before.version());
            Group after = before.with(wanted.apply(before));
            return after.equals(before)
                    ? Mono.just(before)
                    : mustBeUsers(tenant, added(before, after))
                            .then(Mono.defer(() -> groups.replace(before, after)))
                            .switchIfEmpty(Mono.defer(() -> left == 0
                                    ? Mono.error(ScimProblem.overtaken())
                                    : change(tenant, id, versions, wanted, left - 1)));
        });
    }

    Mono<Void> delete(String tenant, String id, ResourceVersions versions) {
        return one(tenant, id)
                .doOnNext(group -> versions.mustMatch(group.version()))
                .flatMap(group -> groups.remove(group).switchIfEmpty(Mono.error(ScimProblem::overtaken)))
                .then();
    }

    private static List<String> added(Group before, Group after) {
        Set<String> old = new HashSet<>(before.members());
        return after.members().stream().filter(id -> !old.contains(id)).toList();
    }

    private Mono<Void> mustBeUsers(String tenant, List<String> members) {
        return Flux.fromIterable(members)
                .buffer(AT_ONCE)
                .concatMap(some -> mustAllBeUsers(tenant, some))
                .then();
    }

    private Mono<Void> mustAllBeUsers(String tenant, List<String> members) {
        return accounts.present(tenant, members)
                .collect(Collectors.toSet())
                .doOnNext(present -> {
                    List<String> strangers = new ArrayList<>(members);
                    strangers.removeAll(present);
                    if (!strangers.isEmpty()) {
                        throw ScimProblem.invalidValue(
                                "members", strangers.getFirst(), "the id of a user of this tenant");
                    }
                })
                .then();
    }
}
