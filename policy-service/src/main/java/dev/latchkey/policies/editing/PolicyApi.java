package dev.latchkey.policies.editing;

import dev.latchkey.events.PolicyDefinition;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.policy.draft.PolicyDraft;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /v1/policies}: the policies of the caller's tenant. */
@RestController
@RequestMapping("/v1/policies")
class PolicyApi {
    private final ManageRules<PolicyDraft, PolicyDefinition> rules;

    PolicyApi(ManageRules<PolicyDraft, PolicyDefinition> rules) {
        this.rules = rules;
    }

    @GetMapping
    Mono<ResponseEntity<Page<ListedRule<PolicyDefinition>>>> list(Caller caller, PageRequest page) {
        return rules.list(caller, page);
    }

    @GetMapping("/{policyId}")
    Mono<ResponseEntity<PolicyDefinition>> read(Caller caller, @PathVariable String policyId) {
        return rules.read(caller, policyId);
    }

    @PostMapping
    Mono<ResponseEntity<?>> create(
            Caller caller, @RequestParam(defaultValue = "") String impact, @RequestBody PolicyDraft draft) {
        return rules.create(caller, impact, draft);
    }

    @PutMapping("/{policyId}")
    Mono<ResponseEntity<?>> replace(
            Caller caller,
            @PathVariable String policyId,
            @RequestParam(defaultValue = "") String impact,
            @RequestHeader HttpHeaders headers,
            @RequestBody PolicyDraft draft) {
        return rules.replace(caller, policyId, impact, headers, draft);
    }

    @DeleteMapping("/{policyId}")
    Mono<ResponseEntity<?>> remove(
            Caller caller,
            @PathVariable String policyId,
            @RequestParam(defaultValue = "") String impact,
            @RequestHeader HttpHeaders headers) {
        return rules.remove(caller, policyId, impact, headers);
    }
}
