package dev.latchkey.policies.rollout;

import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import dev.latchkey.policies.storing.StoredRules;
import dev.latchkey.policies.storing.TenantRuleDocuments;
import java.time.Clock;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows on which replicas the rules of the caller's tenant are live. */
@RestController
class RolloutApi {
    private final TenantRuleDocuments documents;
    private final RolloutStatus status;
    private final Clock clock;

    RolloutApi(TenantRuleDocuments documents, RolloutStatus status, Clock clock) {
        this.documents = documents;
        this.status = status;
        this.clock = clock;
    }

    /** 404 where the tenant has never had a rule. */
    @GetMapping("/v1/policy-snapshots/current/rollout")
    Mono<Rollout> current(Caller caller) {
        caller.mustBe(Role.ADMIN, Role.HELPDESK, Role.ANALYST, Role.AUDITOR);
        return documents
                .load(caller.tenant())
                .map(StoredRules::rules)
                .filter(rules -> rules.version() > 0)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("policy snapshot", "yet")))
                .map(rules -> status.of(rules, clock.instant()));
    }
}
