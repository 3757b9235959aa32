package dev.latchkey.kit.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes every Kafka client of a service. Each has the operator's properties; what a client needs for its promises
 * (deadlines, acknowledgement, offsets) it names itself, and that wins. No client creates a topic by mentioning it.
 */
public final class KafkaClients {
    private final Map<String, String> properties;

    /** @param properties the operator's, with the servers among them */
    KafkaClients(Map<String, String> properties) {
        this.properties = Map.copyOf(properties);
    }

    /** Clients of a broker that asks for nothing: no TLS, no credentials. */
    public static KafkaClients of(String bootstrapServers) {
        return new KafkaClients(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /**
     * Clients with the properties that those of a service have that is started with these environment variables.
     *
     * @throws IllegalArgumentException where a file cannot be read, or authorities are named and not made use of
     */
    public static KafkaClients ofEnvironment(Map<String, String> variables) {
        Map<String, String> properties = ClientProperties.of(KafkaSettings.of(variables));
        OAuthBearerResources.allow(properties);
        return new KafkaClients(properties);
    }

    /** A consumer, which the caller closes. */
    public KafkaConsumer<byte[], byte[]> consumer(Map<String, ?> needed) {
        Map<String, Object> all = with(needed);
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** A producer, which the caller closes. */
    public KafkaProducer<byte[], byte[]> producer(Map<String, ?> needed) {
        return new KafkaProducer<>(with(needed), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** An administrator's client, which the caller closes. */
    public Admin admin(Map<String, ?> needed) {
        return Admin.create(with(needed));
    }

    Map<String, Object> with(Map<String, ?> needed) {
        Map<String, Object> all = new HashMap<>(properties);
        all.putAll(needed);
        return all;
    }

    /** Properties may be passwords. */
    @Override
    public String toString() {
        return "KafkaClients[" + properties.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG) + "]";
    }
}
