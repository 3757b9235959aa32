package dev.latchkey.credential.directory.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** Groups (RFC 7643, section 4.2). */
@ManagementRole
@RestController
class GroupApi extends ScimEndpoint {
    private static final String GROUPS = BASE + "/Groups";
    private static final String GROUP = GROUPS + "/{groupId:" + NOT_SEARCH + "}";

    private final ManageGroups groups;

    GroupApi(ManageGroups groups) {
        this.groups = groups;
    }

    @GetMapping(GROUPS)
    Mono<ResponseEntity<byte[]>> find(Caller caller, ServerHttpRequest request) {
        mayKeep(caller);
        String base = base(request);
        return groups.find(caller.tenant(), ListQuery.of(request.getQueryParams()), group -> GroupView.of(group, base))
                .map(page -> answer(HttpStatus.OK, page.toJson()));
    }

    @PostMapping(GROUPS + SEARCH)
    Mono<ResponseEntity<byte[]>> search(Caller caller, ServerHttpRequest request) {
        mayKeep(caller);
        String base = base(request);
        return ScimBody.of(request)
                .map(ListQuery::of)
                .flatMap(query -> groups.find(caller.tenant(), query, group -> GroupView.of(group, base)))
                .map(page -> answer(HttpStatus.OK, page.toJson()));
    }

    @PostMapping(GROUPS)
    Mono<ResponseEntity<byte[]>> create(Caller caller, ServerHttpRequest request) {
        mayKeep(caller);
        return ScimBody.of(request)
                .map(GroupRequest::read)
                .flatMap(wanted -> groups.create(caller.tenant(), wanted))
                .map(group -> shown(HttpStatus.CREATED, group, request));
    }

    @GetMapping(GROUP)
    Mono<ResponseEntity<byte[]>> one(Caller caller, @PathVariable String groupId, ServerHttpRequest request) {
        mayKeep(caller);
        return groups.one(caller.tenant(), groupId)
                .map(group -> ResourceVersions.of(request.getHeaders()).known(group.version())
                        ? unchanged(group.version())
                        : shown(HttpStatus.OK, group, request));
    }

    @PutMapping(GROUP)
    Mono<ResponseEntity<byte[]>> replace(Caller caller, @PathVariable String groupId, ServerHttpRequest request) {
        mayKeep(caller);
        return ScimBody.of(request)
                .map(GroupRequest::read)
                .flatMap(wanted -> groups.change(
                        caller.tenant(), groupId, ResourceVersions.of(request.getHeaders()), before -> wanted))
                .map(group -> shown(HttpStatus.OK, group, request));
    }

    @PatchMapping(GROUP)
    Mono<ResponseEntity<byte[]>> patch(Caller caller, @PathVariable String groupId, ServerHttpRequest request) {
        mayKeep(caller);
        return ScimBody.of(request)
                .map(PatchRequest::read)
                .flatMap(patch -> groups.change(
                        caller.tenant(),
                        groupId,
                        ResourceVersions.of(request.getHeaders()),
                        before -> GroupPatch.apply(before, patch)))
                .map(group -> shown(HttpStatus.OK, group, request));
    }

    @DeleteMapping(GROUP)
    Mono<ResponseEntity<byte[]>> delete(Caller caller, @PathVariable String groupId, ServerHttpRequest request) {
        mayKeep(caller);
        return groups.delete(caller.tenant(), groupId, ResourceVersions.of(request.getHeaders()))
                .thenReturn(ResponseEntity.noContent().build());
    }

    private static ResponseEntity<byte[]> shown(HttpStatus status, Group group, ServerHttpRequest request) {
        ObjectNode view = GroupView.of(group, base(request));
        return resource(status, view, AttributeProjection.of(request.getQueryParams()));
    }
}
