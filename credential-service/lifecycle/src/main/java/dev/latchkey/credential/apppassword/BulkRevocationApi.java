package dev.latchkey.credential.apppassword;

import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.kit.request.LongAnswer;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.json.JsonMapper;

/** Many app passwords of a tenant at once, for its administrators. */
@ManagementRole
@RestController
class BulkRevocationApi {
    private final BulkRevocation revocation;
    private final JsonMapper json;

    BulkRevocationApi(BulkRevocation revocation, JsonMapper json) {
        this.revocation = revocation;
        this.json = json;
    }

    /** Without {@code confirm} a dry run. */
    @PostMapping("/v1/app-passwords/revoke")
    ResponseEntity<Flux<DataBuffer>> revoke(Caller caller, @RequestBody BulkRequest request) {
        caller.mustBe(Role.ADMIN);
        Sinks.Empty<Void> counted = Sinks.empty();
        Mono<BulkRevocation.Outcome> outcome =
                revocation.run(caller.tenant(), request.checked(), caller.actor(), counted::tryEmitEmpty);
        return LongAnswer.of(outcome.map(json::writeValueAsString), counted.asMono());
    }
}
