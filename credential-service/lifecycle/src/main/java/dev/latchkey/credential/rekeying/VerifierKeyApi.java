package dev.latchkey.credential.rekeying;

import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How far re-keying has come, for whoever runs the installation. It shows versions and numbers, never a key. */
@ManagementRole
@RestController
class VerifierKeyApi {
    private final KeyInspection inspection;

    VerifierKeyApi(KeyInspection inspection) {
        this.inspection = inspection;
    }

    @GetMapping("/v1/verifier-keys")
    Mono<KeyReport> report(Caller caller) {
        caller.mustBe(Role.PLATFORM);
        return inspection.report();
    }
}
