package dev.latchkey.policies.approval;

import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.policies.editing.WriteRules;
import dev.latchkey.policies.rules.RuleLimits;
import dev.latchkey.policies.storing.ProposalDocuments;
import dev.latchkey.policies.storing.RuleVersions;
import dev.latchkey.policies.storing.TenantRuleDocuments;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who keeps proposals, and who has them decided. */
@Configuration(proxyBeanMethods = false)
class ProposalConfiguration {
    @Bean
    Proposals proposalKeeping(ProposalDocuments documents, ProposalSettings settings, EventIds ids, Clock clock) {
        return new Proposals(documents, settings, ids, clock);
    }

    @Bean
    ReviewProposals reviewProposals(
            ProposalDocuments documents,
            TenantRuleDocuments rules,
            RuleVersions versions,
            WriteRules writing,
            RuleLimits limits,
            Clock clock) {
        return new ReviewProposals(documents, new ProposalStates(rules, versions, clock), writing, limits, clock);
    }
}
