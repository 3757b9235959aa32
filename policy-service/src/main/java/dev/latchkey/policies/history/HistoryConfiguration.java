package dev.latchkey.policies.history;

import dev.latchkey.policies.editing.ImpactPreview;
import dev.latchkey.policies.editing.WriteRules;
import dev.latchkey.policies.rules.RuleLimits;
import dev.latchkey.policies.storing.RuleVersions;
import dev.latchkey.policies.storing.TenantRuleDocuments;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who serves all rules at once, and their versions. */
@Configuration(proxyBeanMethods = false)
class HistoryConfiguration {
    @Bean
    RuleHistory ruleHistory(
            TenantRuleDocuments documents,
            RuleVersions versions,
            WriteRules writing,
            ImpactPreview impactPreview,
            RuleLimits limits,
            Clock clock) {
        return new RuleHistory(documents, versions, writing, impactPreview, limits, clock);
    }
}
