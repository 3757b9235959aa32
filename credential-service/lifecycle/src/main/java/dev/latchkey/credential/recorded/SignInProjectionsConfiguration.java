package dev.latchkey.credential.recorded;

import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.kit.consuming.EventBatches;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** The one binding that brings sign-ins to everything that is kept of them. */
@ManagementRole
@Configuration(proxyBeanMethods = false)
class SignInProjectionsConfiguration {
    // With the second that the broker may take to hand records over, well below the five that "last used" may be late.
    private static final Duration KEPT_WITHIN = Duration.ofSeconds(2);

    /** The group is called after what it was for alone at first: under another name it would begin anew. */
    @Bean
    Consumer<Message<List<ConsumerRecord<byte[], byte[]>>>> signIns(
            EventBatches batches, RecordedSignIns records, List<SignInProjection> all) {
        SignInProjections projections = new SignInProjections(records, all);
        return batches.conflated("credential-service.last-use", projections::interest, KEPT_WITHIN, projections);
    }
}
