package dev.latchkey.notifier.alert;

import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import dev.latchkey.notifier.paging.Page;
import dev.latchkey.notifier.paging.PageRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/alerts")
class AlertApi {
    private static final Role[] READERS = {Role.ANALYST, Role.ADMIN, Role.AUDITOR};

    private final Alerts alerts;

    AlertApi(Alerts alerts) {
        this.alerts = alerts;
    }

    @GetMapping
    Mono<Page<Alert>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String detector,
            @RequestParam(required = false) @Nullable String minSeverity,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String credential,
            @RequestParam(required = false) @Nullable String address,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        caller.mustBe(READERS);
        AlertFilter filter = new AlertFilter(detector, minSeverity, account, credential, address, from, to);
        return alerts.list(caller.tenant(), filter, PageRequest.of(limit, cursor));
    }

    @GetMapping("/{id}")
    Mono<Alert> one(Caller caller, @PathVariable String id) {
        caller.mustBe(READERS);
        return alerts.find(caller.tenant(), id).switchIfEmpty(Mono.error(() -> ProblemException.notFound("alert", id)));
    }
}
