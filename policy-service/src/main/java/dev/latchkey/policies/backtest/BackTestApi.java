package dev.latchkey.policies.backtest;

import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /v1/back-tests}: what other rules would have made of the sign-ins of the last days, and what a policy did. */
@RestController
class BackTestApi {
    private static final String PATH = "/v1/back-tests";

    private final BackTestDesk desk;

    BackTestApi(BackTestDesk desk) {
        this.desk = desk;
    }

    @PostMapping(PATH)
    Mono<ResponseEntity<BackTestAnswer>> start(Caller caller, @RequestBody BackTestRequest request) {
        check(caller);
        return desk.start(caller, request)
                .map(begun -> ResponseEntity.accepted()
                        .location(URI.create(PATH + "/" + begun.id()))
                        .body(begun));
    }

    @GetMapping(PATH)
    Mono<BackTestDesk.Kept> list(Caller caller) {
        check(caller);
        return desk.list(caller);
    }

    @GetMapping(PATH + "/{id}")
    Mono<BackTestAnswer> find(Caller caller, @PathVariable String id) {
        check(caller);
        return desk.find(caller, id);
    }

    @DeleteMapping(PATH + "/{id}")
    Mono<ResponseEntity<Void>> cancel(Caller caller, @PathVariable String id) {
        check(caller);
        return desk.cancel(caller, id).thenReturn(ResponseEntity.noContent().build());
    }

    private static void check(Caller caller) {
        caller.mustBe(Role.ADMIN, Role.HELPDESK, Role.ANALYST, Role.AUDITOR);
    }
}
