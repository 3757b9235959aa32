package dev.latchkey.credential.throttle;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.StreamsConfig;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * What all stores of a job take together outside of the heap: one cache for what is read, of which what is written and not yet in a file
 * takes a half at most.
 */
final class StreamStoreMemory implements AutoCloseable {
    private static final String KEY = "latchkey.store.memory";
    private static final long BUFFER_BYTES = 1 << 20;
    private static final long ARENA_BYTES = 64 << 10;

    private final long bytes;
    private final Cache cache;
    private final WriteBufferManager written;

    StreamStoreMemory(long bytes) {
        RocksDB.loadLibrary();
        this.bytes = bytes;
        this.cache = new LRUCache(bytes);
        this.written = new WriteBufferManager(bytes / 2, cache);
    }

    /** By which a job's stores are told of it. */
    Map<String, Object> properties() {
        return Map.of(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, StreamBoundedStores.class, KEY, this);
    }

    static StreamStoreMemory of(Map<String, Object> properties) {
        return (StreamStoreMemory) Objects.requireNonNull(properties.get(KEY), KEY);
    }

    /** Each store is many databases, one for each partition and window: each begins small. */
    void share(Options options) {
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(cache);
        table.setCacheIndexAndFilterBlocks(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(written);
        options.setWriteBufferSize(BUFFER_BYTES);
        options.setArenaBlockSize(ARENA_BYTES);
        options.setMaxWriteBufferNumber(2);
    }

    /** What is taken of it. */
    long taken() {
        return cache.getUsage();
    }

    /** What may be taken. */
    long most() {
        return bytes;
    }

    /** Once no store uses it any more. */
    @Override
    public void close() {
        written.close();
        cache.close();
    }
}
