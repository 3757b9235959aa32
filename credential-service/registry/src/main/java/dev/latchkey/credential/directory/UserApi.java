package dev.latchkey.credential.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.credential.account.ProvisionedAccount;
import dev.latchkey.credential.directory.group.Groups;
import dev.latchkey.credential.directory.scim.AttributeProjection;
import dev.latchkey.credential.directory.scim.ListQuery;
import dev.latchkey.credential.directory.scim.PatchRequest;
import dev.latchkey.credential.directory.scim.ResourceVersions;
import dev.latchkey.credential.directory.scim.ScimBody;
import dev.latchkey.credential.directory.scim.ScimEndpoint;
import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.kit.security.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Users (RFC 7643, section 4.1): the accounts of the tenant. */
@ManagementRole
@RestController
class UserApi extends ScimEndpoint {
    private static final String USERS = BASE + "/Users";
    private static final String USER = USERS + "/{userId:" + NOT_SEARCH + "}";

    private final Users users;
    private final UserResources resources;
    private final Groups groups;

    UserApi(Users users, UserResources resources, Groups groups) {
        this.users = users;
        this.resources = resources;
        this.groups = groups;
    }

    @GetMapping(USERS)
    Mono<ResponseEntity<byte[]>> find(Caller caller, ServerHttpRequest request) {
        mayKeep(caller);
        return resources
                .page(caller.tenant(), ListQuery.of(request.getQueryParams()), base(request))
                .map(page -> answer(HttpStatus.OK, page));
    }

    @PostMapping(USERS + SEARCH)
    Mono<ResponseEntity<byte[]>> search(Caller caller, ServerHttpRequest request) {
        mayKeep(caller);
        return ScimBody.of(request)
                .map(ListQuery::of)
                .flatMap(query -> resources.page(caller.tenant(), query, base(request)))
                .map(page -> answer(HttpStatus.OK, page));
    }

    @PostMapping(USERS)
    Mono<ResponseEntity<byte[]>> create(Caller caller, ServerHttpRequest request) {
        mayKeep(caller);
        return ScimBody.of(request)
                .map(UserRequest::read)
                .flatMap(wanted -> users.create(caller, wanted))
                .flatMap(user -> shown(HttpStatus.CREATED, user, request));
    }

    @GetMapping(USER)
    Mono<ResponseEntity<byte[]>> one(Caller caller, @PathVariable String userId, ServerHttpRequest request) {
        mayKeep(caller);
        return users.one(caller.tenant(), userId)
                .flatMap(user -> ResourceVersions.of(request.getHeaders())
                                .known(user.account().version())
                        ? Mono.just(unchanged(user.account().version()))
                        : shown(HttpStatus.OK, user, request));
    }

    @PutMapping(USER)
    Mono<ResponseEntity<byte[]>> replace(Caller caller, @PathVariable String userId, ServerHttpRequest request) {
        mayKeep(caller);
        return ScimBody.of(request)
                .map(UserRequest::read)
                .flatMap(wanted -> users.change(
                        caller,
                        userId,
                        ResourceVersions.of(request.getHeaders()),
                        before -> ScimUserMapping.apply(before, wanted)))
                .flatMap(user -> shown(HttpStatus.OK, user, request));
    }

    @PatchMapping(USER)
    Mono<ResponseEntity<byte[]>> patch(Caller caller, @PathVariable String userId, ServerHttpRequest request) {
        mayKeep(caller);
        return ScimBody.of(request)
                .map(PatchRequest::read)
                .flatMap(patch -> users.change(
                        caller, userId, ResourceVersions.of(request.getHeaders()), before -> patched(before, patch)))
                .flatMap(user -> shown(HttpStatus.OK, user, request));
    }

    private static ProvisionedAccount patched(ProvisionedAccount before, PatchRequest patch) {
        ObjectNode resource = UserView.of(before, "");
        patch.applyTo(resource, StoredAttributes.SCHEMA);
        return ScimUserMapping.apply(before, UserRequest.read(resource));
    }

    @DeleteMapping(USER)
    Mono<ResponseEntity<byte[]>> delete(Caller caller, @PathVariable String userId, ServerHttpRequest request) {
        mayKeep(caller);
        return users.change(caller, userId, ResourceVersions.of(request.getHeaders()), ScimUserMapping::delete)
                .then(Mono.defer(() -> groups.forget(caller.tenant(), userId)))
                .thenReturn(ResponseEntity.noContent().build());
    }

    private Mono<ResponseEntity<byte[]>> shown(HttpStatus status, ProvisionedAccount user, ServerHttpRequest request) {
        AttributeProjection wanted = AttributeProjection.of(request.getQueryParams());
        return resources.shown(user, base(request)).map(view -> resource(status, view, wanted));
    }
}
