package dev.latchkey.credential.apppassword;

import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The app passwords of a tenant that are older than its rules let them be. */
@ManagementRole
@RestController
class OverdueApi {
    private final FindOverdue overdue;

    OverdueApi(FindOverdue overdue) {
        this.overdue = overdue;
    }

    @GetMapping("/v1/app-passwords/overdue")
    Mono<Page<FindOverdue.Overdue>> list(Caller caller, PageRequest page) {
        caller.mustBe(Role.ADMIN, Role.HELPDESK, Role.ANALYST, Role.AUDITOR);
        return overdue.page(caller.tenant(), page);
    }
}
