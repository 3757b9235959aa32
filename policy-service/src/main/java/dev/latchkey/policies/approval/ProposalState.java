package dev.latchkey.policies.approval;

import dev.latchkey.policies.storing.Proposal;
import java.time.Instant;
import java.util.Locale;

/** How a proposal stands. */
enum ProposalState {
    OPEN,
    APPROVED,
    REJECTED,
    WITHDRAWN,
    EXPIRED,
    /** The rules that it would change are no longer those that it was made for. */
    SUPERSEDED;

    /**
     * How one stands that was not carried out. What is approved and was not, may still be, as long as it does not expire.
     *
     * @param current whether the rules are those that it is a change of
     */
    static ProposalState waiting(Proposal proposal, boolean current, Instant now) {
        Proposal.Decision decision = proposal.decision();
        if (decision != null && decision.kind() != Proposal.Kind.APPROVED) {
            return decision.kind() == Proposal.Kind.REJECTED ? REJECTED : WITHDRAWN;
        }
        if (!current) {
            return SUPERSEDED;
        }
        return now.isAfter(proposal.expiresAt()) ? EXPIRED : OPEN;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
