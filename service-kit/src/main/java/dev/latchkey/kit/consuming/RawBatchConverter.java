package dev.latchkey.kit.consuming;

import java.lang.reflect.Type;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.kafka.support.converter.BatchMessageConverter;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/**
 * Hands a batch over as the records that it is. The framework's own conversion would turn each header into an object
 * of its guessing and lose which record it came from.
 */
final class RawBatchConverter implements BatchMessageConverter {
    @Override
    public Message<?> toMessage(
            List<ConsumerRecord<?, ?>> records,
            @Nullable Acknowledgment acknowledgment,
            @Nullable Consumer<?, ?> consumer,
            @Nullable Type payloadType) {
        return MessageBuilder.withPayload(records)
                .setHeader(KafkaHeaders.ACKNOWLEDGMENT, acknowledgment)
                .build();
    }

    @Override
    public List<org.apache.kafka.clients.producer.ProducerRecord<?, ?>> fromMessage(
            Message<?> message, String defaultTopic) {
        throw new UnsupportedOperationException("events are sent by EventPublisher");
    }
}
