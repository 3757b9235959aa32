package dev.latchkey.kit.kafka;

import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;

/**
 * Makes the Kafka Streams jobs of a service, whose clients have the operator's properties as all others have. Apart from
 * {@link KafkaClients}, because only a service that has a job brings the library.
 */
public final class StreamJobs {
    private StreamJobs() {}

    /** A job, which the caller starts and closes. */
    public static KafkaStreams of(KafkaClients clients, Topology topology, Map<String, ?> needed) {
        Properties all = new Properties();
        all.putAll(clients.with(needed));
        return new KafkaStreams(topology, all);
    }
}
