package dev.latchkey.credential.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.credential.directory.group.GroupResources;
import dev.latchkey.credential.directory.scim.ListPage;
import dev.latchkey.credential.directory.scim.ListQuery;
import dev.latchkey.credential.directory.scim.ListSearch;
import dev.latchkey.credential.directory.scim.ScimBody;
import dev.latchkey.credential.directory.scim.ScimEndpoint;
import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.kit.security.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Searches of users and groups at once (RFC 7644, section 3.4.3): first the users, where nothing else is asked for. */
@ManagementRole
@RestController
class SearchApi extends ScimEndpoint {
    private final UserResources users;
    private final GroupResources groups;

    SearchApi(UserResources users, GroupResources groups) {
        this.users = users;
        this.groups = groups;
    }

    @PostMapping(BASE + SEARCH)
    Mono<ResponseEntity<byte[]>> search(Caller caller, ServerHttpRequest request) {
        mayKeep(caller);
        return ScimBody.of(request)
                .map(ListQuery::of)
                .flatMap(query -> page(caller.tenant(), query, base(request)))
                .map(page -> answer(HttpStatus.OK, page.toJson()));
    }

    private Mono<ListPage> page(String tenant, ListQuery query, String base) {
        Flux<ObjectNode> all = users.candidates(tenant, query, base)
                .concatWith(Flux.defer(() -> groups.candidates(tenant, query, base)));
        return ListSearch.page(
                query,
                all,
                id -> users.one(tenant, id, base).switchIfEmpty(Mono.defer(() -> groups.one(tenant, id, base))));
    }
}
