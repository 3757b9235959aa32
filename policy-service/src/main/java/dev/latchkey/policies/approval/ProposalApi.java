package dev.latchkey.policies.approval;

import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import dev.latchkey.kit.request.PublishedResponse;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.policies.editing.ProposalView;
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

    /** The newest first. */
    @GetMapping
    Mono<Page<ProposalView>> list(Caller caller, PageRequest page) {
        return proposals.list(caller, page);
    }

    @GetMapping("/{proposalId}")
    Mono<ProposalView> read(Caller caller, @PathVariable String proposalId) {
        return proposals.find(caller, proposalId);
    }

    @PostMapping("/{proposalId}/approve")
    Mono<ResponseEntity<ProposalView>> approve(Caller caller, @PathVariable String proposalId) {
        return proposals
                .approve(caller, proposalId)
                .map(approved -> PublishedResponse.of(approved.published(), HttpStatus.OK)
                        .body(approved.proposal()));
    }

    @PostMapping("/{proposalId}/reject")
    Mono<ProposalView> reject(Caller caller, @PathVariable String proposalId) {
        return proposals.reject(caller, proposalId);
    }

    @DeleteMapping("/{proposalId}")
    Mono<ProposalView> withdraw(Caller caller, @PathVariable String proposalId) {
        return proposals.withdraw(caller, proposalId);
    }
}
