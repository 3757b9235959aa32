package dev.latchkey.credential.rules;

import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.credential.tenant.Tenants;
import dev.latchkey.events.AppPasswordRules;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.EntityTags;
import dev.latchkey.kit.request.IfMatch;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The rules of a tenant, for its administrators and for whoever runs the installation. */
@ManagementRole
@RestController
class RulesApi {
    private static final String PATH = "/v1/tenants/{tenantId}/rules";

    private final TenantRulesStore tenantRules;
    private final Tenants tenants;

    RulesApi(TenantRulesStore tenantRules, Tenants tenants) {
        this.tenantRules = tenantRules;
        this.tenants = tenants;
    }

    @GetMapping(PATH)
    Mono<ResponseEntity<AppPasswordRules>> show(Caller caller, @PathVariable String tenantId) {
        caller.mustBe(Role.PLATFORM, Role.ADMIN, Role.HELPDESK, Role.AUDITOR);
        return reached(caller, tenantId).map(RulesApi::answer);
    }

    /** Replaces all of them. {@code If-Match} names the version that was read, so that no change is lost. */
    @PutMapping(PATH)
    Mono<ResponseEntity<AppPasswordRules>> replace(
            Caller caller,
            @PathVariable String tenantId,
            @RequestHeader HttpHeaders headers,
            @RequestBody RulesRequest request) {
        caller.mustBe(Role.PLATFORM, Role.ADMIN);
        return reached(caller, tenantId).flatMap(before -> {
            IfMatch seen = IfMatch.required(headers);
            AppPasswordRules wanted = request.toRules();
            seen.check("The rules", before.version());
            return tenantRules.write(before.with(wanted), caller.actor()).map(RulesApi::answer);
        });
    }

    private Mono<TenantRules> reached(Caller caller, String tenant) {
        if (!caller.is(Role.PLATFORM) && !tenant.equals(caller.tenant())) {
            return Mono.error(ProblemException.notFound("tenant", tenant));
        }
        return tenants.byId(tenant)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("tenant", tenant)))
                .flatMap(found -> tenantRules.of(found.id()));
    }

    private static ResponseEntity<AppPasswordRules> answer(TenantRules book) {
        return ResponseEntity.ok().eTag(EntityTags.of(book.version())).body(book.rules());
    }
}
