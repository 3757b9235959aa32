package dev.latchkey.policies.backtest;

import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
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

    private final ManageBackTests backTests;

    BackTestApi(ManageBackTests backTests) {
        this.backTests = backTests;
    }

    @PostMapping(PATH)
    Mono<ResponseEntity<BackTestAnswer>> start(Caller caller, @RequestBody BackTestRequest request) {
        check(caller);
        return backTests
                .start(caller, request)
                .map(begun -> ResponseEntity.accepted()
                        .location(URI.create(PATH + "/" + begun.id()))
                        .body(begun));
    }

    @GetMapping(PATH)
    Mono<Page<BackTestAnswer>> list(Caller caller, PageRequest page) {
        check(caller);
        return backTests.list(caller, page);
    }

    @GetMapping(PATH + "/{backTestId}")
    Mono<BackTestAnswer> find(Caller caller, @PathVariable String backTestId) {
        check(caller);
        return backTests.find(caller, backTestId);
    }

    @DeleteMapping(PATH + "/{backTestId}")
    Mono<ResponseEntity<Void>> cancel(Caller caller, @PathVariable String backTestId) {
        check(caller);
        return backTests
                .cancel(caller, backTestId)
                .thenReturn(ResponseEntity.noContent().build());
    }

    private static void check(Caller caller) {
        caller.mustBe(Role.ADMIN, Role.HELPDESK, Role.ANALYST, Role.AUDITOR);
    }
}
