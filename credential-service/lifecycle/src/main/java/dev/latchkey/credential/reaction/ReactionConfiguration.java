package dev.latchkey.credential.reaction;

import dev.latchkey.credential.account.Accounts;
import dev.latchkey.credential.apppassword.AppPasswordChanges;
import dev.latchkey.credential.apppassword.AppPasswords;
import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.credential.rules.TenantRulesStore;
import dev.latchkey.kit.consuming.EventBatches;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Who reacts, and the binding that brings what is reacted to. */
@ManagementRole
@Configuration(proxyBeanMethods = false)
class ReactionConfiguration {
    @Bean
    ReactToSignal reactToSignal(
            TenantRulesStore tenantRules, AppPasswords passwords, AppPasswordChanges changes, Clock clock) {
        return new ReactToSignal(tenantRules, passwords, changes, clock);
    }

    @Bean
    Consumer<Message<List<ConsumerRecord<byte[], byte[]>>>> reactions(
            EventBatches batches, ReactToSignal reactions, Accounts accounts, Clock clock) {
        return batches.consumer(
                "credential-service.reactions", new ReactionProjection(reactions, accounts, clock)::handle);
    }

    @Bean
    PolicySuspensionProjection policySuspensionProjection(ReactToSignal reactions, Clock clock) {
        return new PolicySuspensionProjection(reactions::suspend, clock);
    }
}
