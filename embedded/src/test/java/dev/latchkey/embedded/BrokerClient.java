package dev.latchkey.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What the tests ask of a broker: one topic with one partition. */
final class BrokerClient {

    private static final TopicPartition ONLY = new TopicPartition("letters", 0);

    private final String bootstrapServers;

    BrokerClient(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    void createTopic() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(ONLY.topic(), 1, (short) 1)))
                    .all()
                    .get(1, TimeUnit.MINUTES);
        }
    }

    KafkaProducer<String, String> producer() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers,
                "acks", "all",
                "linger.ms", 0,
                "delivery.timeout.ms", 15_000,
                "request.timeout.ms", 10_000,
                "max.block.ms", 15_000);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    void send(int from, int until) throws Exception {
        try (var producer = producer()) {
            for (var number = from; number < until; number++) {
                producer.send(letter(number)).get(30, TimeUnit.SECONDS);
            }
        }
    }

    static ProducerRecord<String, String> letter(int number) {
        return new ProducerRecord<>(ONLY.topic(), String.valueOf(number));
    }

    /** All values from the first record to the end of the log as it is now. */
    List<Integer> receiveAll() {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(ONLY));
            consumer.seekToBeginning(List.of(ONLY));
            var end = consumer.endOffsets(List.of(ONLY)).get(ONLY);
            var values = new ArrayList<Integer>();
            while (consumer.position(ONLY) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(letter -> values.add(Integer.valueOf(letter.value())));
            }
            return values;
        }
    }
}
