package dev.latchkey.credential.reaction;

import dev.latchkey.credential.account.Accounts;
import dev.latchkey.credential.apppassword.AppPasswords;
import dev.latchkey.credential.nearcache.Sight;
import dev.latchkey.credential.rules.Rulebooks;
import dev.latchkey.kit.consuming.EventBatches;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Who reacts, and the binding that brings what is reacted to. */
@Configuration(proxyBeanMethods = false)
class ReactionConfiguration {
    @Bean
    ReactionDesk reactionDesk(Rulebooks rulebooks, AppPasswords passwords, Sight sight, Clock clock) {
        return new ReactionDesk(rulebooks, passwords, sight, clock);
    }

    @Bean
    Consumer<Message<List<ConsumerRecord<byte[], byte[]>>>> reactions(
            EventBatches batches, ReactionDesk desk, Accounts accounts) {
        return batches.consumer("credential-service.reactions", new ReactionProjection(desk, accounts)::handle);
    }
}
