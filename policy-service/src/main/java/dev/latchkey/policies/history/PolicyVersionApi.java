package dev.latchkey.policies.history;

import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.web.IfMatch;
import dev.latchkey.policies.storing.RuleVersion;
import java.util.List;
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
    private static final int MOST = 500;

    private final RuleHistory history;

    PolicyVersionApi(RuleHistory history) {
        this.history = history;
    }

    /** @param items the newest first */
    record Page(List<RuleVersion> items) {
        Page {
            items = List.copyOf(items);
        }
    }

    @GetMapping
    Mono<Page> list(
            Caller caller,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(defaultValue = "9223372036854775807") long before) {
        if (limit < 1 || limit > MOST) {
            throw ProblemException.badField("limit", Integer.toString(limit), "1 to " + MOST);
        }
        return history.list(caller, before, limit).collectList().map(Page::new);
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
