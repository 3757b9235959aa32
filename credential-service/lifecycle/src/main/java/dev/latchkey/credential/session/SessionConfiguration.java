package dev.latchkey.credential.session;

import dev.latchkey.credential.account.Accounts;
import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.kit.consuming.EventBatches;
import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.kit.publishing.EventPublisher;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** The binding that brings what ends sessions. */
@ManagementRole
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {
    @Bean
    Consumer<Message<List<ConsumerRecord<byte[], byte[]>>>> sessionKicks(
            EventBatches batches, Accounts accounts, EventPublisher publisher, Clock clock) {
        SessionKickProjection projection = new SessionKickProjection(accounts, publisher, clock);
        return batches.consumer("credential-service.session-kicks", projection::handle);
    }

    @Bean
    EndSessions endSessions(EventPublisher publisher, EventIds ids, Clock clock) {
        return new EndSessions(publisher, ids, clock);
    }
}
