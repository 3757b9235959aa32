package dev.latchkey.credential.apppassword;

import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Many app passwords of a tenant at once, for its administrators. */
@ManagementRole
@RestController
class BulkRevocationApi {
    private final BulkRevocation revocation;

    BulkRevocationApi(BulkRevocation revocation) {
        this.revocation = revocation;
    }

    /** Without {@code confirm} a dry run. */
    @PostMapping("/v1/app-passwords/revoke")
    Mono<BulkRevocation.Outcome> revoke(Caller caller, @RequestBody BulkRequest request) {
        caller.mustBe(Role.ADMIN);
        return revocation.run(caller.tenant(), request.checked(), caller.actor());
    }
}
