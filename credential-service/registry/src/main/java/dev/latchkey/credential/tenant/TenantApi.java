package dev.latchkey.credential.tenant;

import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.EntityTags;
import dev.latchkey.kit.request.IfMatch;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tenants, for whoever runs the installation; an administrator may switch the own tenant's app passwords. */
@ManagementRole
@RestController
class TenantApi {
    private static final String ALL = "/v1/tenants";
    private static final String ONE = ALL + "/{tenantId}";

    private final Tenants tenants;
    private final ChangeTenant changes;

    TenantApi(Tenants tenants, ChangeTenant changes) {
        this.tenants = tenants;
        this.changes = changes;
    }

    @PostMapping(ALL)
    Mono<ResponseEntity<Tenant>> register(Caller caller, @RequestBody TenantRequest request) {
        caller.mustBe(Role.PLATFORM);
        return tenants.register(request.toTenant(), caller.actor()).map(tenant -> answer(HttpStatus.CREATED, tenant));
    }

    @GetMapping(ALL)
    Mono<Page<Tenant>> list(Caller caller, PageRequest page) {
        caller.mustBe(Role.PLATFORM);
        return tenants.page(page);
    }

    @GetMapping(ONE)
    Mono<ResponseEntity<Tenant>> one(Caller caller, @PathVariable String tenantId) {
        mayTouch(caller, tenantId);
        return tenants.byId(tenantId)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("tenant", tenantId)))
                .map(tenant -> answer(HttpStatus.OK, tenant));
    }

    @PatchMapping(ONE)
    Mono<ResponseEntity<Tenant>> change(
            Caller caller,
            @PathVariable String tenantId,
            @RequestHeader HttpHeaders headers,
            @RequestBody TenantChange change) {
        mayTouch(caller, tenantId);
        if (change.isOfInstallation()) {
            caller.mustBe(Role.PLATFORM);
        }
        return changes.change(tenantId, change, IfMatch.optional(headers), caller.actor())
                .map(tenant -> answer(HttpStatus.OK, tenant));
    }

    private static ResponseEntity<Tenant> answer(HttpStatus status, Tenant tenant) {
        return ResponseEntity.status(status)
                .eTag(EntityTags.of(tenant.version()))
                .body(tenant);
    }

    private static void mayTouch(Caller caller, String tenant) {
        caller.mustBe(Role.PLATFORM, Role.ADMIN);
        if (!caller.is(Role.PLATFORM) && !tenant.equals(caller.tenant())) {
            throw ProblemException.notFound("tenant", tenant);
        }
    }
}
