package dev.latchkey.policies.whatif;

import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.policies.rules.Limits;
import dev.latchkey.policies.storing.TenantRuleDocuments;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who answers what-if questions. */
@Configuration(proxyBeanMethods = false)
class WhatIfConfiguration {
    @Bean
    WhatIfDesk whatIfDesk(TenantRuleDocuments documents, Limits limits, EventIds ids, Clock clock) {
        return new WhatIfDesk(documents, limits, ids, clock);
    }
}
