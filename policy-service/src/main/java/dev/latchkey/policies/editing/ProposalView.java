package dev.latchkey.policies.editing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latchkey.events.Actor;
import dev.latchkey.events.EventJson;
import dev.latchkey.policies.storing.Proposal;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

/**
 * A proposal as it is told.
 *
 * @param state       {@code open}, {@code approved}, {@code rejected}, {@code withdrawn}, {@code expired}, or {@code superseded} where the
 *                    rules have changed otherwise since
 * @param baseVersion of the rules that it is a change of; approved, it made the next one
 * @param changes     what is different, as in a plan
 * @param decidedBy   absent where nobody has decided
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProposalView(
        String id,
        String state,
        long baseVersion,
        @Nullable Actor proposedBy,
        Instant proposedAt,
        Instant expiresAt,
        JsonNode changes,
        @Nullable Actor decidedBy,
        @Nullable Instant decidedAt) {
    /** Where proposals are. */
    public static final String PATH = "/v1/policy-proposals";

    /** One in that state. */
    public static ProposalView of(Proposal proposal, String state) {
        Proposal.Decision decision = proposal.decision();
        return new ProposalView(
                proposal.id(),
                state,
                proposal.base(),
                proposal.after().changedBy(),
                proposal.proposedAt(),
                proposal.expiresAt(),
                EventJson.mapper().readTree(proposal.changes()),
                decision == null ? null : decision.by(),
                decision == null ? null : decision.at());
    }

    /** What the author of a change is told that takes a second person: 202 (RFC 9110, 15.3.3), and where to look for it. */
    public static ResponseEntity<ProposalView> proposed(Proposal proposal) {
        return ResponseEntity.accepted()
                .location(URI.create(PATH + "/" + proposal.id()))
                .body(of(proposal, "open"));
    }
}
