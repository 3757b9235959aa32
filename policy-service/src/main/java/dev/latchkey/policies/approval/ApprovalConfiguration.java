package dev.latchkey.policies.approval;

import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.policies.editing.WriteRules;
import dev.latchkey.policies.rules.Limits;
import dev.latchkey.policies.storing.ProposalDocuments;
import dev.latchkey.policies.storing.RuleVersions;
import dev.latchkey.policies.storing.TenantRuleDocuments;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who keeps proposals, and who has them decided. */
@Configuration(proxyBeanMethods = false)
class ApprovalConfiguration {
    @Bean
    Proposals proposalKeeping(ProposalDocuments documents, ApprovalSettings settings, EventIds ids, Clock clock) {
        return new Proposals(documents, settings, ids, clock);
    }

    @Bean
    ProposalDesk proposalDesk(
            ProposalDocuments documents,
            TenantRuleDocuments rules,
            RuleVersions versions,
            WriteRules writing,
            Limits limits,
            Clock clock) {
        return new ProposalDesk(documents, new States(rules, versions, clock), writing, limits, clock);
    }
}
