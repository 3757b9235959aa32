package dev.latchkey.policies.whatif;

import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /v1/what-if}: what the rules of the caller's tenant would make of a sign-in. */
@RestController
class WhatIfApi {
    private final EvaluateWhatIf whatIf;

    WhatIfApi(EvaluateWhatIf whatIf) {
        this.whatIf = whatIf;
    }

    @PostMapping("/v1/what-if")
    Mono<EvaluateWhatIf.Answer> ask(Caller caller, @RequestBody WhatIfRequest request) {
        caller.mustBe(Role.ADMIN, Role.HELPDESK, Role.ANALYST, Role.AUDITOR);
        return whatIf.ask(caller, request);
    }
}
