package dev.latchkey.policies.history;

import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.web.IfMatch;
import dev.latchkey.policies.editing.ProposalView;
import dev.latchkey.policies.editing.Written;
import dev.latchkey.policies.rules.TenantRules;
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
    private final HistoryDesk desk;

    PolicySetApi(HistoryDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    Mono<ResponseEntity<SetView>> read(Caller caller) {
        return desk.current(caller)
                .map(rules ->
                        ResponseEntity.ok().eTag(IfMatch.tag(rules.version())).body(SetView.of(rules)));
    }

    @PostMapping("/plan")
    Mono<Plan> plan(Caller caller, @RequestBody SetRequest request) {
        return desk.plan(caller, request);
    }

    @PutMapping
    Mono<ResponseEntity<?>> replace(
            Caller caller,
            @RequestParam(defaultValue = "") String impact,
            @RequestHeader HttpHeaders headers,
            @RequestBody SetRequest request) {
        return desk.replace(caller, impact, IfMatch.required(headers), request)
                .<ResponseEntity<?>>map(PolicySetApi::written);
    }

    static ResponseEntity<?> written(Written<TenantRules> written) {
        return switch (written) {
            case Written.Done<TenantRules> done -> done(done);
            case Written.Proposed<TenantRules> proposed -> ProposalView.proposed(proposed.proposal());
        };
    }

    /** 202 (RFC 9110, 15.3.3) where it will take effect, but has not yet. */
    private static ResponseEntity<SetView> done(Written.Done<TenantRules> written) {
        TenantRules rules = written.rule().definition();
        return ResponseEntity.status(written.published() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .header("Latchkey-Published", Boolean.toString(written.published()))
                .eTag(IfMatch.tag(rules.version()))
                .body(SetView.of(rules));
    }
}
