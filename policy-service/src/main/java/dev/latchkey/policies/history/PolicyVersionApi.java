package dev.latchkey.policies.history;

import dev.latchkey.kit.request.IfMatch;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.policies.storing.RuleVersion;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /v1/policy-versions}: the versions that the rules of the caller's tenant have had. */
@RestController
@RequestMapping("/v1/policy-versions")
class PolicyVersionApi {
    private final RuleHistory history;

    PolicyVersionApi(RuleHistory history) {
        this.history = history;
    }

    /** The newest first. */
    @GetMapping
    Mono<Page<RuleVersion>> list(Caller caller, PageRequest page) {
        return history.list(caller, page);
    }

    @GetMapping("/{version}")
    Mono<SetView> read(Caller caller, @PathVariable long version) {
        return history.at(caller, version).map(SetView::of);
    }

    /** @param since absent is the version before */
    @GetMapping("/{version}/changes")
    Mono<ChangePlan> changes(Caller caller, @PathVariable long version, @RequestParam(defaultValue = "-1") long since) {
        long from = since < 0 ? version - 1 : since;
        return history.changes(caller, version, from).map(changes -> new ChangePlan(from, changes, null));
    }

    @PostMapping("/{version}/restore")
    Mono<ResponseEntity<?>> restore(
            Caller caller,
            @PathVariable long version,
            @RequestParam(defaultValue = "") String impact,
            @RequestHeader HttpHeaders headers) {
        return history.restore(caller, impact, IfMatch.required(headers), version)
                .<ResponseEntity<?>>map(PolicySetApi::written);
    }
}
