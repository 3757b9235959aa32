package dev.latchkey.policies.history;

import dev.latchkey.policies.editing.Foresight;
import dev.latchkey.policies.editing.WriteRules;
import dev.latchkey.policies.rules.Limits;
import dev.latchkey.policies.storing.RuleVersions;
import dev.latchkey.policies.storing.TenantRuleDocuments;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who serves all rules at once, and their versions. */
@Configuration(proxyBeanMethods = false)
class HistoryConfiguration {
    @Bean
    HistoryDesk historyDesk(
            TenantRuleDocuments documents,
            RuleVersions versions,
            WriteRules writing,
            Foresight foresight,
            Limits limits,
            Clock clock) {
        return new HistoryDesk(documents, versions, writing, foresight, limits, clock);
    }
}
