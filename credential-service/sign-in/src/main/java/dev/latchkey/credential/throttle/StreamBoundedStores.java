package dev.latchkey.credential.throttle;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.Options;

/** Has the stores of a job share the memory that they are given; Kafka Streams makes it, by its name. */
public final class StreamBoundedStores implements RocksDBConfigSetter {
    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        StreamStoreMemory.of(configs).share(options);
    }

    /** What they share is everybody's. */
    @Override
    public void close(String storeName, Options options) {}
}
