package dev.latchkey.policies.history;

import dev.latchkey.kit.request.EntityTags;
import dev.latchkey.kit.request.IfMatch;
import dev.latchkey.kit.request.PublishedResponse;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.policies.editing.ProposalView;
import dev.latchkey.policies.editing.WriteResult;
import dev.latchkey.policies.rules.TenantRuleSet;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /v1/policy-set}: all rules of the caller's tenant at once. */
@RestController
@RequestMapping("/v1/policy-set")
class PolicySetApi {
    private final RuleHistory history;

    PolicySetApi(RuleHistory history) {
        this.history = history;
    }

    @GetMapping
    Mono<ResponseEntity<SetView>> read(Caller caller) {
        return history.current(caller)
                .map(rules ->
                        ResponseEntity.ok().eTag(EntityTags.of(rules.version())).body(SetView.of(rules)));
    }

    @PostMapping("/plan")
    Mono<ChangePlan> plan(Caller caller, @RequestBody SetRequest request) {
        return history.plan(caller, request);
    }

    @PutMapping
    Mono<ResponseEntity<?>> replace(
            Caller caller,
            @RequestParam(defaultValue = "") String impact,
            @RequestHeader HttpHeaders headers,
            @RequestBody SetRequest request) {
        return history.replace(caller, impact, IfMatch.required(headers), request)
                .<ResponseEntity<?>>map(PolicySetApi::written);
    }

    static ResponseEntity<?> written(WriteResult<TenantRuleSet> written) {
        return switch (written) {
            case WriteResult.Done<TenantRuleSet> done -> done(done);
            case WriteResult.Proposed<TenantRuleSet> proposed -> ProposalView.proposed(proposed.proposal());
        };
    }

    private static ResponseEntity<SetView> done(WriteResult.Done<TenantRuleSet> written) {
        TenantRuleSet rules = written.rule().definition();
        return PublishedResponse.of(written.published(), HttpStatus.OK)
                .eTag(EntityTags.of(rules.version()))
                .body(SetView.of(rules));
    }
}
