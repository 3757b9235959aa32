package dev.latchkey.notifier.alert;

import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import dev.latchkey.kit.request.QueryParameters;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/alerts")
class AlertApi {
    private static final Role[] READERS = {Role.ANALYST, Role.ADMIN, Role.AUDITOR};

    private final Alerts alerts;
    private final AlertSearch search;

    AlertApi(Alerts alerts, AlertSearch search) {
        this.alerts = alerts;
        this.search = search;
    }

    @GetMapping
    Mono<Page<Alert>> list(Caller caller, QueryParameters parameters) {
        String tenant = AlertScope.of(caller, READERS);
        AlertFilter filter = AlertFilter.of(parameters);
        PageRequest page = PageRequest.of(parameters);
        parameters.done();
        return search.page(tenant, filter, page);
    }

    @GetMapping("/{alertId}")
    Mono<Alert> one(Caller caller, @PathVariable String alertId) {
        return alerts.find(AlertScope.of(caller, READERS), alertId)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("alert", alertId)));
    }
}
