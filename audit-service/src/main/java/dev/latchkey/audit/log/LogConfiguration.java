package dev.latchkey.audit.log;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.audit.shard.ShardHeads;
import dev.latchkey.kit.consuming.EventBatches;
import dev.latchkey.kit.mongo.IndexCreation;
import dev.latchkey.kit.mongo.Indexes;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/** The log, and the consumer that fills it. */
@Configuration(proxyBeanMethods = false)
class LogConfiguration {
    static final String GROUP = "audit-service.log";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Bean
    LogCollections logCollections(MongoDatabase database) {
        return LogCollections.in(database);
    }

    @Bean
    Indexes signInIndexes() {
        return new Indexes(LogCollections.SIGN_INS, LogCollections.signInIndexes());
    }

    @Bean
    Indexes eventIndexes() {
        return new Indexes(LogCollections.EVENTS, LogCollections.eventIndexes());
    }

    @Bean
    AppendToLog appendHandler(
            LogCollections collections, ShardHeads heads, MeterRegistry meters, Clock clock, IndexCreation indexes) {
        ShardAppender appender =
                new ShardAppender(new MongoLogStore(collections), heads, new BlockingEdge(PATIENCE), clock);
        return new AppendToLog(appender, new AppendMetrics(meters, clock), indexes::done);
    }

    @Bean
    ReadingPositions readingPositions(ShardHeads heads) {
        return new ReadingPositions(heads, new BlockingEdge(PATIENCE));
    }

    @Bean
    Consumer<Message<List<ConsumerRecord<byte[], byte[]>>>> appendToLog(
            EventBatches batches, AppendToLog handler, ReadingPositions positions) {
        Consumer<Message<List<ConsumerRecord<byte[], byte[]>>>> consumer = batches.consumer(GROUP, handler);
        return batch -> positions.guard(
                batch.getPayload(),
                admitted -> consumer.accept(MessageBuilder.withPayload(admitted).build()));
    }
}
