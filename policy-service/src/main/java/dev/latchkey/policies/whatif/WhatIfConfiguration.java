package dev.latchkey.policies.whatif;

import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.policies.rules.RuleLimits;
import dev.latchkey.policies.storing.TenantRuleDocuments;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who answers what-if questions. */
@Configuration(proxyBeanMethods = false)
class WhatIfConfiguration {
    @Bean
    EvaluateWhatIf evaluateWhatIf(TenantRuleDocuments documents, RuleLimits limits, EventIds ids, Clock clock) {
        return new EvaluateWhatIf(documents, limits, ids, clock);
    }
}
