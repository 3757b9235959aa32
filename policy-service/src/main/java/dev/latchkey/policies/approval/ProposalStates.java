package dev.latchkey.policies.approval;

import dev.latchkey.policies.rules.ChangeApproval;
import dev.latchkey.policies.rules.TenantRuleSet;
import dev.latchkey.policies.storing.Proposal;
import dev.latchkey.policies.storing.RuleVersions;
import dev.latchkey.policies.storing.StoredRules;
import dev.latchkey.policies.storing.TenantRuleDocuments;
import java.time.Clock;
import reactor.core.publisher.Mono;

/**
 * Finds out how proposals stand. Whether one was carried out is seen in the rules and nowhere else: they and the mark that it made them
 * are one write, so that the two cannot disagree, whoever dies in between.
 */
final class ProposalStates {
    private final TenantRuleDocuments documents;
    private final RuleVersions versions;
    private final Clock clock;

    ProposalStates(TenantRuleDocuments documents, RuleVersions versions, Clock clock) {
        this.documents = documents;
        this.versions = versions;
        this.clock = clock;
    }

    Mono<ProposalState> of(Proposal proposal) {
        return documents
                .load(proposal.tenant())
                .map(StoredRules::rules)
                .flatMap(now -> now.version() == proposal.base()
                        ? Mono.just(ProposalState.waiting(proposal, true, clock.instant()))
                        : next(now, proposal));
    }

    private Mono<ProposalState> next(TenantRuleSet now, Proposal proposal) {
        long made = proposal.base() + 1;
        return (now.version() == made ? Mono.just(now) : versions.find(proposal.tenant(), made))
                .filter(rules -> madeBy(rules, proposal))
                .map(rules -> ProposalState.APPROVED)
                .switchIfEmpty(Mono.fromSupplier(() -> ProposalState.waiting(proposal, false, clock.instant())));
    }

    private static boolean madeBy(TenantRuleSet rules, Proposal proposal) {
        ChangeApproval approval = rules.approval();
        return approval != null && approval.proposal().equals(proposal.id());
    }
}
