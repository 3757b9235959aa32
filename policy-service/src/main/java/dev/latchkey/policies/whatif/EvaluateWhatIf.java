package dev.latchkey.policies.whatif;

import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.policies.rules.HypotheticalRules;
import dev.latchkey.policies.rules.RuleLimits;
import dev.latchkey.policies.rules.TenantRuleSet;
import dev.latchkey.policies.storing.StoredRules;
import dev.latchkey.policies.storing.TenantRuleDocuments;
import dev.latchkey.policy.evaluation.SignInAttributes;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Asks the rules as they are, and as they would be with a draft. Writes nothing, tells nobody. */
final class EvaluateWhatIf {
    private final TenantRuleDocuments documents;
    private final RuleLimits limits;
    private final EventIds ids;
    private final Clock clock;

    EvaluateWhatIf(TenantRuleDocuments documents, RuleLimits limits, EventIds ids, Clock clock) {
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
    record Answer(long version, WhatIfResult now, @Nullable WhatIfResult withDraft) {}

    Mono<Answer> ask(Caller caller, WhatIfRequest request) {
        Instant now = clock.instant();
        SignInAttributes signIn = request.signIn(now);
        return documents.load(caller.tenant()).map(StoredRules::rules).map(rules -> {
            WhatIfResult drafted = request.policy() == null
                    ? null
                    : judge(supposition(caller, now).with(rules, request.policy()), signIn);
            return new Answer(rules.version(), judge(rules, signIn), drafted);
        });
    }

    private HypotheticalRules supposition(Caller caller, Instant now) {
        return new HypotheticalRules(limits, caller.actor(), now, ids.next().toString());
    }

    private static WhatIfResult judge(TenantRuleSet rules, SignInAttributes signIn) {
        return WhatIfResult.of(HypotheticalRules.compile(rules).evaluate(signIn));
    }
}
