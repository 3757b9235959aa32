package dev.latchkey.policies.snapshot;

import dev.latchkey.events.PolicySnapshotPublished;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.EntityTags;
import dev.latchkey.kit.request.PublishedResponse;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import dev.latchkey.policies.storing.StoredRules;
import dev.latchkey.policies.storing.TenantRuleDocuments;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows what sign-ins are judged by. */
@RestController
class SnapshotApi {
    private final TenantRuleDocuments documents;

    SnapshotApi(TenantRuleDocuments documents) {
        this.documents = documents;
    }

    /** 404 where the tenant has never had a rule; the header says whether this version has been published yet. */
    @GetMapping("/v1/policy-snapshots/current")
    Mono<ResponseEntity<PolicySnapshotPublished>> current(Caller caller) {
        caller.mustBe(Role.ADMIN, Role.HELPDESK, Role.ANALYST, Role.AUDITOR);
        return documents
                .load(caller.tenant())
                .filter(stored -> stored.rules().version() > 0)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("policy snapshot", "yet")))
                .map(SnapshotApi::answer);
    }

    private static ResponseEntity<PolicySnapshotPublished> answer(StoredRules stored) {
        return ResponseEntity.ok()
                .eTag(EntityTags.of(stored.rules().version()))
                .header(PublishedResponse.HEADER, Boolean.toString(stored.published()))
                .body(stored.rules().snapshot());
    }
}
