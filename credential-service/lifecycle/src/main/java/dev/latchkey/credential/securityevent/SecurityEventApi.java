package dev.latchkey.credential.securityevent;

import dev.latchkey.credential.role.ManagementRole;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Takes security event tokens by push (RFC 8935). Who sends one is known by its signature alone. */
@ManagementRole
@RestController
class SecurityEventApi {
    static final String PATH = "/v1/security-events/{transmitterId}";
    static final String TYPE = "application/secevent+jwt";

    private final Transmitters transmitters;
    private final HandleSecurityEvent events;

    SecurityEventApi(Transmitters transmitters, HandleSecurityEvent events) {
        this.transmitters = transmitters;
        this.events = events;
    }

    /** 202 when everything that follows has been done; the same for whom nothing follows, and for whom nobody knows. */
    @PostMapping(path = PATH, consumes = TYPE)
    Mono<ResponseEntity<Void>> take(@PathVariable String transmitterId, @RequestBody String token) {
        return transmitters
                .byId(transmitterId)
                .switchIfEmpty(Mono.error(() -> new SetRefusedException(
                        new SetProblem("access_denied", "No transmitter is registered under that address."))))
                .flatMap(known -> events.take(known, token))
                .then(Mono.just(ResponseEntity.accepted().build()));
    }

    @ExceptionHandler
    ResponseEntity<SetProblem> refused(SetRefusedException refused) {
        return ResponseEntity.badRequest()
                .contentType(MediaType.APPLICATION_JSON)
                .body(refused.problem());
    }
}
