package dev.latchkey.policies.backtest;

import dev.latchkey.kit.kafka.KafkaClients;
import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.policies.editing.ImpactSettings;
import dev.latchkey.policies.rules.RuleLimits;
import dev.latchkey.policies.storing.JobDocuments;
import dev.latchkey.policies.storing.TenantRuleDocuments;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who takes back-tests in, and who runs them. */
@Configuration(proxyBeanMethods = false)
class BackTestConfiguration {
    @Bean
    BackTestRunner backTestRunner(KafkaClients kafka, JobDocuments jobs, BackTestSettings settings, Clock clock) {
        return new BackTestRunner(new SignInTopic(kafka), jobs, settings, clock);
    }

    @Bean
    ImpactRuns impactRuns(KafkaClients kafka, ImpactSettings settings, Clock clock) {
        return new ImpactRuns(new SignInTopic(kafka), settings, clock);
    }

    @Bean
    ManageBackTests manageBackTests(
            TenantRuleDocuments documents,
            JobDocuments jobs,
            BackTestRunner runner,
            BackTestSettings settings,
            RuleLimits limits,
            EventIds ids,
            Clock clock) {
        return new ManageBackTests(documents, jobs, runner, settings, limits, ids, clock);
    }
}
