package dev.latchkey.policies.approval;

import dev.latchkey.events.Actor;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import dev.latchkey.policies.editing.ProposalView;
import dev.latchkey.policies.editing.RuleReadAccess;
import dev.latchkey.policies.editing.WriteResult;
import dev.latchkey.policies.editing.WriteRules;
import dev.latchkey.policies.rules.ChangeApproval;
import dev.latchkey.policies.rules.RuleLimits;
import dev.latchkey.policies.rules.RuleSetEdits;
import dev.latchkey.policies.rules.TenantRuleSet;
import dev.latchkey.policies.storing.Proposal;
import dev.latchkey.policies.storing.ProposalDocuments;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells of the proposals of the caller's own tenant, and has them decided: by another person than who made them. */
final class ReviewProposals {
    private final ProposalDocuments documents;
    private final ProposalStates states;
    private final WriteRules writing;
    private final RuleLimits limits;
    private final Clock clock;

    ReviewProposals(
            ProposalDocuments documents, ProposalStates states, WriteRules writing, RuleLimits limits, Clock clock) {
        this.documents = documents;
        this.states = states;
        this.writing = writing;
        this.limits = limits;
        this.clock = clock;
    }

    Mono<Page<ProposalView>> list(Caller caller, PageRequest page) {
        RuleReadAccess.check(caller);
        return documents
                .list(caller.tenant(), page)
                .flatMap(found -> Flux.fromIterable(found.items())
                        .concatMap(this::view)
                        .collectList()
                        .map(views -> new Page<>(views, found.nextCursor())));
    }

    Mono<ProposalView> find(Caller caller, String id) {
        RuleReadAccess.check(caller);
        return load(caller, id).flatMap(this::view);
    }

    /** Carries it out, exactly as it was proposed, once. */
    Mono<Approved> approve(Caller caller, String id) {
        caller.mustBe(Role.ADMIN);
        return open(caller, id)
                .doOnNext(proposal -> checkOther(caller, proposal))
                .map(proposal -> proposal.decided(decision(Proposal.Kind.APPROVED, caller)))
                .flatMap(decided ->
                        documents.approve(decided).flatMap(done -> done ? carryOut(decided, caller.actor()) : late()));
    }

    /** @param published as for any write */
    record Approved(ProposalView proposal, boolean published) {}

    private Mono<Approved> carryOut(Proposal decided, Actor second) {
        RuleSetEdits edits = new RuleSetEdits(limits, Proposals.proposer(decided), now());
        ChangeApproval approval = new ChangeApproval(decided.id(), second);
        return writing.carryOut(decided.tenant(), before -> edits.carryOut(before, decided.after(), approval))
                .flatMap(written -> view(decided).map(view -> new Approved(view, published(written))));
    }

    private static boolean published(WriteResult<TenantRuleSet> written) {
        return written instanceof WriteResult.Done<TenantRuleSet> done && done.published();
    }

    Mono<ProposalView> reject(Caller caller, String id) {
        caller.mustBe(Role.ADMIN);
        return open(caller, id)
                .doOnNext(proposal -> checkOther(caller, proposal))
                .flatMap(proposal -> end(proposal, Proposal.Kind.REJECTED, "rejected", caller));
    }

    Mono<ProposalView> withdraw(Caller caller, String id) {
        caller.mustBe(Role.ADMIN);
        return open(caller, id)
                .doOnNext(proposal -> {
                    if (!Proposals.proposer(proposal).id().equals(caller.actor().id())) {
                        throw ProblemException.forbidden("Only who made a proposal withdraws it; others reject it.");
                    }
                })
                .flatMap(proposal -> end(proposal, Proposal.Kind.WITHDRAWN, "withdrawn", caller));
    }

    private Mono<ProposalView> end(Proposal proposal, Proposal.Kind kind, String state, Caller caller) {
        Proposal decided = proposal.decided(decision(kind, caller));
        return documents
                .end(decided, Proposals.told(decided, state, caller.actor()))
                .flatMap(done -> done ? view(decided) : late());
    }

    private static <T> Mono<T> late() {
        return Mono.error(ProblemException.conflict("Somebody else has decided meanwhile. Look at it again."));
    }

    /** A program may propose, but a second pair of eyes belongs to somebody. */
    private static void checkOther(Caller caller, Proposal proposal) {
        Actor second = caller.actor();
        if (!second.kind().equals("person")
                || second.id().equals(Proposals.proposer(proposal).id())) {
            throw ProblemException.forbidden("This takes another person than who proposed it.");
        }
    }

    private Mono<Proposal> open(Caller caller, String id) {
        return load(caller, id)
                .flatMap(proposal -> states.of(proposal).map(state -> {
                    if (state != ProposalState.OPEN) {
                        throw ProblemException.conflict("The proposal " + id + " is " + state.wireName() + ".");
                    }
                    return proposal;
                }));
    }

    private Mono<Proposal> load(Caller caller, String id) {
        return documents
                .find(caller.tenant(), id)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("proposal", id)));
    }

    private Mono<ProposalView> view(Proposal proposal) {
        return states.of(proposal).map(state -> ProposalView.of(proposal, state.wireName()));
    }

    private Proposal.Decision decision(Proposal.Kind kind, Caller caller) {
        return new Proposal.Decision(kind, caller.actor(), now());
    }

    /** To the millisecond, as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
