package dev.latchkey.policies.rollout;

import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import dev.latchkey.kit.web.ProblemException;
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
    private final ReplicaBoard board;
    private final Clock clock;

    RolloutApi(TenantRuleDocuments documents, ReplicaBoard board, Clock clock) {
        this.documents = documents;
        this.board = board;
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
                .map(rules -> board.of(rules, clock.instant()));
    }
}
