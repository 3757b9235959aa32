package dev.latchkey.policies.whatif;

import dev.latchkey.events.EventJson;
import dev.latchkey.events.PolicyDefinition;
import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.policies.rules.Edits;
import dev.latchkey.policies.rules.Limits;
import dev.latchkey.policies.rules.RuleKind;
import dev.latchkey.policies.rules.TenantRules;
import dev.latchkey.policies.storing.StoredRules;
import dev.latchkey.policies.storing.TenantRuleDocuments;
import dev.latchkey.policy.draft.PolicyDraft;
import dev.latchkey.policy.draft.PolicySetDraft;
import dev.latchkey.policy.evaluation.CompiledPolicies;
import dev.latchkey.policy.evaluation.SignIn;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Asks the rules as they are, and as they would be with a draft. Writes nothing, tells nobody. */
final class WhatIfDesk {
    private final TenantRuleDocuments documents;
    private final Limits limits;
    private final EventIds ids;
    private final Clock clock;

    WhatIfDesk(TenantRuleDocuments documents, Limits limits, EventIds ids, Clock clock) {
        this.documents = documents;
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The answer.
     *
     * @param version   of the rules that were asked
     * @param now       what they make of it
     * @param withDraft what they would make of it with the draft in force; absent where there is none
     */
    record Answer(long version, Judgement now, @Nullable Judgement withDraft) {}

    Mono<Answer> ask(Caller caller, WhatIfRequest request) {
        Instant now = clock.instant();
        SignIn signIn = request.signIn(now);
        return documents.load(caller.tenant()).map(StoredRules::rules).map(rules -> {
            Judgement drafted = request.policy() == null
                    ? null
                    : judge(with(rules, WhatIfRequest.inForce(request.policy()), caller, now), signIn);
            return new Answer(rules.version(), judge(rules, signIn), drafted);
        });
    }

    /** As the edit would leave them: what is wrong with a draft is said as it would be then. */
    private TenantRules with(TenantRules rules, PolicyDraft draft, Caller caller, Instant now) {
        Edits<PolicyDraft, PolicyDefinition> edits = new Edits<>(RuleKind.POLICY, limits, caller.actor(), now);
        String id = draft.id();
        if (id == null || rules.policies().find(id).isEmpty()) {
            return edits.create(rules, draft, ids.next().toString()).after();
        }
        return edits.replace(rules, id, any -> true, draft).after();
    }

    private static Judgement judge(TenantRules rules, SignIn signIn) {
        PolicySetDraft draft = EventJson.mapper().convertValue(rules.snapshot(), PolicySetDraft.class);
        CompiledPolicies compiled = rules.version() == 0
                ? CompiledPolicies.none(rules.tenant())
                : CompiledPolicies.compile(draft.toPolicySet());
        return Judgement.of(compiled.evaluate(signIn));
    }
}
