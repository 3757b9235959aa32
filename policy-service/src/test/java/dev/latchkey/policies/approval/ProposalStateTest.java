package dev.latchkey.policies.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.events.Actor;
import dev.latchkey.policies.rules.TenantRuleSet;
import dev.latchkey.policies.storing.Proposal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProposalStateTest {
    private static final Instant NOON = Instant.parse("2026-03-07T12:00:00Z");
    private static final Instant END = NOON.plusSeconds(60);

    private static Proposal proposal(Proposal.@Nullable Kind kind) {
        Proposal.Decision decision =
                kind == null ? null : new Proposal.Decision(kind, new Actor("bob", "person"), NOON);
        return new Proposal("pr-1", TenantRuleSet.none("acme"), NOON, END, "[]", decision);
    }

    @Test
    void isOpenUntilItExpires() {
        assertThat(ProposalState.waiting(proposal(null), true, END)).isEqualTo(ProposalState.OPEN);
        assertThat(ProposalState.waiting(proposal(null), true, END.plusMillis(1)))
                .isEqualTo(ProposalState.EXPIRED);
    }

    /** Its approver's replica died in between: anybody may try again. */
    @Test
    void isOpenWhereItWasApprovedAndNotCarriedOut() {
        assertThat(ProposalState.waiting(proposal(Proposal.Kind.APPROVED), true, NOON))
                .isEqualTo(ProposalState.OPEN);
        assertThat(ProposalState.waiting(proposal(Proposal.Kind.APPROVED), false, NOON))
                .isEqualTo(ProposalState.SUPERSEDED);
    }

    @Test
    void staysAsItWasDecided() {
        assertThat(ProposalState.waiting(proposal(Proposal.Kind.REJECTED), false, END.plusSeconds(1)))
                .isEqualTo(ProposalState.REJECTED);
        assertThat(ProposalState.waiting(proposal(Proposal.Kind.WITHDRAWN), true, NOON))
                .isEqualTo(ProposalState.WITHDRAWN);
    }

    @Test
    void isSupersededWhereTheRulesAreOthers() {
        assertThat(ProposalState.waiting(proposal(null), false, NOON)).isEqualTo(ProposalState.SUPERSEDED);
    }
}
