package dev.latchkey.credential.securityevent;

import dev.latchkey.credential.role.ManagementRole;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
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
    @PostMapping(path = PATH)
    Mono<ResponseEntity<Void>> take(
            @PathVariable String transmitterId,
            @RequestHeader(name = HttpHeaders.CONTENT_TYPE, defaultValue = "") String type,
            @RequestBody String token) {
        if (!type.split(";", 2)[0].strip().equalsIgnoreCase(TYPE)) {
            throw new SetRefusedException(SetProblem.invalidRequest("The Content-Type is not " + TYPE + "."));
        }
        return transmitters
                .byId(transmitterId)
                .switchIfEmpty(Mono.error(() -> new SetRefusedException(
                        new SetProblem("access_denied", "No transmitter is registered under that address."))))
                .flatMap(known -> events.take(known, token))
                .then(Mono.just(ResponseEntity.accepted().build()));
    }

    @ExceptionHandler
    ResponseEntity<SetProblem> refused(SetRefusedException refused) {
        return answer(HttpStatus.BAD_REQUEST, refused.problem());
    }

    @ExceptionHandler({ServerWebInputException.class, UnsupportedMediaTypeStatusException.class})
    ResponseEntity<SetProblem> unread(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataBufferLimitException large) {
                return tooLarge(large);
            }
        }
        return answer(
                HttpStatus.BAD_REQUEST,
                SetProblem.invalidRequest("The body is missing, or is no security event token."));
    }

    @ExceptionHandler
    ResponseEntity<SetProblem> tooLarge(DataBufferLimitException failure) {
        return answer(HttpStatus.CONTENT_TOO_LARGE, SetProblem.invalidRequest("The token is too large."));
    }

    private static ResponseEntity<SetProblem> answer(HttpStatus status, SetProblem problem) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(problem);
    }
}
