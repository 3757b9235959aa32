package dev.latchkey.credential.throttle;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.WallclockTimestampExtractor;

/** What the job is told of how to run: in little memory, soon, and never by what anybody can write. */
final class StreamJobProperties {
    private static final int FETCHED_OF_ONE = 64 << 10;
    private static final int FETCHED = 1 << 20;
    /** With what a broker waits for it is fetched some tens of times a second, not for each batch of a busy minute. */
    private static final int FETCHED_AT_LEAST = 64 << 10;

    private static final int LATE_MILLIS = 50;
    private static final int BUFFERED = 4 << 20;

    private StreamJobProperties() {}

    /**
     * @param directory of the stores
     * @param standbys  replicas beside the one in charge that keep a store at hand
     * @param since     how far it begins back where it has never been
     */
    static Map<String, Object> of(String group, Path directory, int standbys, Duration since) {
        Map<String, Object> all = new HashMap<>();
        all.put(StreamsConfig.APPLICATION_ID_CONFIG, group);
        all.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        all.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, standbys);
        all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        all.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1000);
        all.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        all.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 100);
        // A record without a time of its own would end the job; when something happened is signed.
        all.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, WallclockTimestampExtractor.class);
        all.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "by_duration:" + since);
        all.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
        all.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 3_000);
        all.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.METADATA_MAX_AGE_CONFIG), 10_000);
        all.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 250);
        all.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG), FETCHED_OF_ONE);
        all.put(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG), FETCHED);
        all.put(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MIN_BYTES_CONFIG), FETCHED_AT_LEAST);
        all.put(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), LATE_MILLIS);
        all.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
        all.put(StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG), BUFFERED);
        return all;
    }
}
