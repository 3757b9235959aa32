package dev.latchkey.policies.approval;

import dev.latchkey.events.Actor;
import dev.latchkey.events.EventJson;
import dev.latchkey.events.PolicyProposalChanged;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.policies.editing.ProposeChange;
import dev.latchkey.policies.rules.RuleChange;
import dev.latchkey.policies.rules.RuleDifferences;
import dev.latchkey.policies.storing.Proposal;
import dev.latchkey.policies.storing.ProposalDocuments;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** Keeps changes until somebody else decides. */
final class Proposals implements ProposeChange {
    private final ProposalDocuments documents;
    private final ProposalSettings settings;
    private final EventIds ids;
    private final Clock clock;

    Proposals(ProposalDocuments documents, ProposalSettings settings, EventIds ids, Clock clock) {
        this.documents = documents;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Mono<Proposal> propose(RuleChange<?> change) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Proposal proposal = new Proposal(
                ids.next().toString(),
                change.after(),
                now,
                now.plus(settings.expireAfter()),
                EventJson.mapper().writeValueAsString(RuleDifferences.between(change.before(), change.after())),
                null);
        return documents
                .open(proposal.tenant(), proposal.base(), now)
                .doOnNext(this::checkRoom)
                .then(Mono.defer(() -> documents.insert(proposal, told(proposal, "proposed", proposer(proposal)))))
                .thenReturn(proposal);
    }

    private void checkRoom(long open) {
        if (open >= settings.maxOpen()) {
            throw ProblemException.conflict(open + " changes wait for a second person, and no more may. "
                    + "Have some of them decided, or withdraw them.");
        }
    }

    static PolicyProposalChanged told(Proposal proposal, String state, Actor by) {
        return new PolicyProposalChanged(
                proposal.tenant(), proposal.id(), state, proposal.base(), proposer(proposal), by);
    }

    /** Rules that are proposed have an author: whoever wrote them. */
    static Actor proposer(Proposal proposal) {
        return Objects.requireNonNull(proposal.after().changedBy());
    }
}
