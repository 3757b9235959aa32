package dev.latchkey.policies.approval;

import dev.latchkey.kit.security.Caller;
import dev.latchkey.policies.editing.ProposalView;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /v1/policy-proposals}: changes of the rules of the caller's tenant that wait for a second person. */
@RestController
@RequestMapping(ProposalView.PATH)
class ProposalApi {
    private final ReviewProposals proposals;

    ProposalApi(ReviewProposals proposals) {
        this.proposals = proposals;
    }

    /** @param items the newest first */
    record Page(List<ProposalView> items) {
        Page {
            items = List.copyOf(items);
        }
    }

    @GetMapping
    Mono<Page> list(Caller caller) {
        return proposals.list(caller).map(Page::new);
    }

    @GetMapping("/{id}")
    Mono<ProposalView> read(Caller caller, @PathVariable String id) {
        return proposals.find(caller, id);
    }

    /** 202 (RFC 9110, 15.3.3) where it will take effect, but has not yet. */
    @PostMapping("/{id}/approve")
    Mono<ResponseEntity<ProposalView>> approve(Caller caller, @PathVariable String id) {
        return proposals
                .approve(caller, id)
                .map(approved -> ResponseEntity.status(approved.published() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                        .header("Latchkey-Published", Boolean.toString(approved.published()))
                        .body(approved.proposal()));
    }

    @PostMapping("/{id}/reject")
    Mono<ProposalView> reject(Caller caller, @PathVariable String id) {
        return proposals.reject(caller, id);
    }

    @DeleteMapping("/{id}")
    Mono<ProposalView> withdraw(Caller caller, @PathVariable String id) {
        return proposals.withdraw(caller, id);
    }
}
