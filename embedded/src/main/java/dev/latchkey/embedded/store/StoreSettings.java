package dev.latchkey.embedded.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompressionType;
import org.rocksdb.Env;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksMemEnv;
import org.rocksdb.TablePropertiesCollectorFactory;
import org.rocksdb.WriteBufferManager;

/**
 * How RocksDB is opened. Memory outside the heap is bounded: blocks, indexes, filters and what was not written to a file
 * yet share one cache. A log of writes is bounded too, since a start reads it.
 */
final class StoreSettings implements AutoCloseable {
    private static final long MEGABYTE = 1 << 20;
    private static final long CACHE = 160 * MEGABYTE;
    private static final long NOT_IN_FILES = 64 * MEGABYTE;
    private static final long FILE = 32 * MEGABYTE;
    private static final int OPEN_FILES = 512;

    /** Closed from the last to the first. */
    private final Deque<AutoCloseable> natives = new ArrayDeque<>();

    private final Options options;

    private StoreSettings() {
        var cache = kept(new LRUCache(CACHE));
        this.options = kept(new Options())
                .setCreateIfMissing(true)
                .setWriteBufferManager(kept(new WriteBufferManager(NOT_IN_FILES, cache)))
                .setWriteBufferSize(FILE)
                .setTargetFileSizeBase(FILE)
                .setMaxTotalWalSize(NOT_IN_FILES)
                .setMaxOpenFiles(OPEN_FILES)
                .setMaxBackgroundJobs(2)
                .setBytesPerSync(MEGABYTE)
                .setLevelCompactionDynamicLevelBytes(true)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setBottommostCompressionType(CompressionType.ZSTD_COMPRESSION)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setMaxLogFileSize(MEGABYTE)
                .setKeepLogFileNum(2)
                .setTableFormatConfig(tables(cache));
        options.setTablePropertiesCollectorFactory(List.of(kept(removals())));
    }

    /** A file where most of what follows is removed is rewritten: queues would be slow to read from the front. */
    private static TablePropertiesCollectorFactory removals() {
        return TablePropertiesCollectorFactory.NewCompactOnDeletionCollectorFactory(1_024, 512, 0.5);
    }

    static StoreSettings onDisk(boolean create) {
        var settings = new StoreSettings();
        settings.options.setCreateIfMissing(create);
        return settings;
    }

    static StoreSettings inMemory() {
        var settings = new StoreSettings();
        settings.options.setEnv(settings.kept(new RocksMemEnv(Env.getDefault())));
        return settings;
    }

    private BlockBasedTableConfig tables(LRUCache cache) {
        return new BlockBasedTableConfig()
                .setBlockCache(cache)
                .setBlockSize(16 * 1024)
                .setCacheIndexAndFilterBlocks(true)
                .setPinL0FilterAndIndexBlocksInCache(true)
                .setFilterPolicy(kept(new BloomFilter(10)))
                .setFormatVersion(6);
    }

    private <T extends AutoCloseable> T kept(T one) {
        natives.push(one);
        return one;
    }

    Options options() {
        return options;
    }

    @Override
    public void close() {
        natives.forEach(StoreSettings::release);
    }

    private static void release(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
