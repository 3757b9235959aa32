package dev.latchkey.credential;

import dev.latchkey.events.Topic;
import dev.latchkey.kit.consuming.EventReader;
import dev.latchkey.kit.consuming.RawRecord;
import dev.latchkey.kit.consuming.ReceivedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Everything that is on a topic now. */
final class TopicView {
    private TopicView() {}

    static List<ConsumerRecord<byte[], byte[]>> records(Surroundings around, Topic topic) {
        return records(around, topic.wireName());
    }

    static List<ConsumerRecord<byte[], byte[]>> records(Surroundings around, String topic) {
        Map<String, Object> config = Map.of("bootstrap.servers", around.kafka());
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    /** Why each record of the topic was put aside that was. */
    static List<String> deadLetters(Surroundings around, Topic topic) {
        return records(around, topic.deadLetters()).stream()
                .map(letter ->
                        letter.headers().lastHeader("latchkey_dlt_reason").value())
                .map(String::new)
                .toList();
    }

    static List<ReceivedEvent> events(Surroundings around, Topic topic) {
        return records(around, topic).stream()
                .map(TopicView::read)
                .sorted(Comparator.comparing(each -> each.envelope().id().toString()))
                .toList();
    }

    /** Of one kind and tenant, in the order in which they happened. */
    static <E> List<E> events(Surroundings around, Topic topic, String tenant, Class<E> type) {
        return events(around, topic).stream()
                .map(ReceivedEvent::event)
                .filter(event -> event.tenant().equals(tenant))
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static ReceivedEvent read(ConsumerRecord<byte[], byte[]> record) {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        record.headers().forEach(each -> headers.put(each.key(), each.value()));
        return EventReader.read(new RawRecord(
                record.topic(), record.partition(), record.offset(), record.key(), record.value(), headers));
    }
}
