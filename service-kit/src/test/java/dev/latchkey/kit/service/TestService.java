package dev.latchkey.kit.service;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.kit.ServiceKit;
import dev.latchkey.kit.consuming.EventBatches;
import dev.latchkey.kit.outbox.OutboxCollection;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.Message;

/** The smallest service. */
@SpringBootApplication
@ServiceKit
class TestService {
    @Bean
    Digest digest() {
        return new Digest();
    }

    @Bean
    Consumer<Message<List<ConsumerRecord<byte[], byte[]>>>> revocations(EventBatches batches, Digest digest) {
        return batches.consumer("test-service.revocations", digest::handle);
    }

    @Bean
    OutboxCollection things(MongoDatabase database) {
        return new OutboxCollection(database.getCollection("things"));
    }
}
