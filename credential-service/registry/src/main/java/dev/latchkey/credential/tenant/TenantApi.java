package dev.latchkey.credential.tenant;

import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tenants, for whoever runs the installation; an administrator may switch the own tenant's app passwords. */
@RestController
class TenantApi {
    private final Tenants tenants;

    TenantApi(Tenants tenants) {
        this.tenants = tenants;
    }

    @PostMapping("/v1/tenants")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Tenant> register(Caller caller, @RequestBody TenantRequest request) {
        caller.mustBe(Role.PLATFORM);
        return tenants.register(request.toTenant(), caller.actor());
    }

    @GetMapping("/v1/tenants")
    Flux<Tenant> all(Caller caller) {
        caller.mustBe(Role.PLATFORM);
        return tenants.all();
    }

    @GetMapping("/v1/tenants/{id}")
    Mono<Tenant> one(Caller caller, @PathVariable String id) {
        mayTouch(caller, id);
        return tenants.byId(id).switchIfEmpty(Mono.error(() -> ProblemException.notFound("tenant", id)));
    }

    @PatchMapping("/v1/tenants/{id}")
    Mono<Tenant> change(Caller caller, @PathVariable String id, @RequestBody Change change) {
        mayTouch(caller, id);
        if (change.appPasswordsEnabled() == null) {
            throw ProblemException.badField("appPasswordsEnabled", "nothing", "true or false");
        }
        return tenants.enableAppPasswords(id, change.appPasswordsEnabled(), caller.actor());
    }

    private static void mayTouch(Caller caller, String tenant) {
        caller.mustBe(Role.PLATFORM, Role.ADMIN);
        if (!caller.is(Role.PLATFORM) && !tenant.equals(caller.tenant())) {
            throw ProblemException.notFound("tenant", tenant);
        }
    }

    record Change(@Nullable Boolean appPasswordsEnabled) {}
}
