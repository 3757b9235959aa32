package dev.latchkey.policies.editing;

import dev.latchkey.events.NamedLocationDefinition;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.policy.draft.NamedLocationDraft;
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

/** {@code /v1/named-locations}: the named locations of the caller's tenant. */
@RestController
@RequestMapping("/v1/named-locations")
class NamedLocationApi {
    private final ManageRules<NamedLocationDraft, NamedLocationDefinition> rules;

    NamedLocationApi(ManageRules<NamedLocationDraft, NamedLocationDefinition> rules) {
        this.rules = rules;
    }

    @GetMapping
    Mono<ResponseEntity<Page<ListedRule<NamedLocationDefinition>>>> list(Caller caller, PageRequest page) {
        return rules.list(caller, page);
    }

    @GetMapping("/{namedLocationId}")
    Mono<ResponseEntity<NamedLocationDefinition>> read(Caller caller, @PathVariable String namedLocationId) {
        return rules.read(caller, namedLocationId);
    }

    @PostMapping
    Mono<ResponseEntity<?>> create(
            Caller caller, @RequestParam(defaultValue = "") String impact, @RequestBody NamedLocationDraft draft) {
        return rules.create(caller, impact, draft);
    }

    @PutMapping("/{namedLocationId}")
    Mono<ResponseEntity<?>> replace(
            Caller caller,
            @PathVariable String namedLocationId,
            @RequestParam(defaultValue = "") String impact,
            @RequestHeader HttpHeaders headers,
            @RequestBody NamedLocationDraft draft) {
        return rules.replace(caller, namedLocationId, impact, headers, draft);
    }

    @DeleteMapping("/{namedLocationId}")
    Mono<ResponseEntity<?>> remove(
            Caller caller,
            @PathVariable String namedLocationId,
            @RequestParam(defaultValue = "") String impact,
            @RequestHeader HttpHeaders headers) {
        return rules.remove(caller, namedLocationId, impact, headers);
    }
}
