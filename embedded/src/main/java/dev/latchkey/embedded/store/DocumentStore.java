package dev.latchkey.embedded.store;

import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Checkpoint;
import org.rocksdb.FlushOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Snapshot;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * Ordered keys in RocksDB. What {@link #write} has returned from is with the operating system, so that it outlives the
 * process; what was written before {@link #sync} outlives the machine. It waits for its users when it is closed.
 */
public final class DocumentStore implements AutoCloseable {
    private static final int USERS = Integer.MAX_VALUE;

    private final StoreSettings settings;
    private final RocksDB db;
    private final WriteOptions writing;
    private final WalSync wal;
    private final Queue<KeyRange> emptied = new ConcurrentLinkedQueue<>();
    private final Semaphore users = new Semaphore(USERS);

    private DocumentStore(StoreSettings settings, Path directory, boolean forgets) throws RocksDBException {
        this.settings = settings;
        this.db = RocksDB.open(settings.options(), directory.toString());
        this.writing = new WriteOptions().setDisableWAL(forgets);
        this.wal = new WalSync(db);
    }

    /**
     * Opens a store, a new one where there is none.
     *
     * @throws StoreException where it cannot be read, or is open already
     */
    public static DocumentStore open(Path directory) {
        NativeLibrary.loadFrom(directory.resolveSibling("native"));
        return open(StoreSettings.onDisk(isNew(directory)), directory, false);
    }

    /** What has lost its beginning would otherwise begin anew, and empty. */
    private static boolean isNew(Path directory) {
        var files = directory.toFile().list();
        return files == null || files.length == 0;
    }

    /** A store that is gone when it is closed. */
    public static DocumentStore inMemory() {
        NativeLibrary.load();
        return open(StoreSettings.inMemory(), Path.of("/in-memory"), true);
    }

    private static DocumentStore open(StoreSettings settings, Path directory, boolean forgets) {
        try {
            return new DocumentStore(settings, directory, forgets);
        } catch (RocksDBException e) {
            settings.close();
            throw new StoreException(e);
        }
    }

    /** What is kept under a key; null is nothing. */
    public byte @Nullable [] get(byte[] key) {
        begin();
        try {
            return db.get(key);
        } catch (RocksDBException e) {
            throw new StoreException(e);
        } finally {
            end();
        }
    }

    /** All of it or nothing. */
    void write(WriteBatch batch) {
        perform(() -> db.write(writing, batch));
    }

    void put(byte[] key, byte[] value) {
        perform(() -> db.put(writing, key, value));
    }

    void remove(byte[] key) {
        perform(() -> db.delete(writing, key));
    }

    /** Removes what is in a range; {@link #reclaim} gives its place back. */
    void removeAll(KeyRange range) {
        perform(() -> db.deleteRange(writing, range.from(), range.to()));
        emptied.add(range);
    }

    /** That much in a range was removed. */
    void emptied(KeyRange range) {
        emptied.add(range);
    }

    /** Returns when all that was written before is on the disk. */
    public void sync() {
        if (!writing.disableWAL()) {
            perform(wal::await);
        }
    }

    /** Goes through the keys of a range, as they are now. */
    public KeyIterator iterate(KeyRange range, boolean backward) {
        begin();
        return new KeyIterator(db, range, backward, null, this::end);
    }

    /** What is in the store at this moment, whatever is written later. */
    public StoreView view() {
        begin();
        Snapshot snapshot = db.getSnapshot();
        return new StoreView(
                (range, backward) -> {
                    begin();
                    return new KeyIterator(db, range, backward, snapshot, this::end);
                },
                () -> {
                    db.releaseSnapshot(snapshot);
                    end();
                });
    }

    /** Grows with each write. */
    public long version() {
        begin();
        try {
            return db.getLatestSequenceNumber();
        } finally {
            end();
        }
    }

    /** Makes a copy of the store as it is now, of links to its files where the disk allows it. */
    public void copyTo(Path directory) {
        perform(() -> {
            try (var checkpoint = Checkpoint.create(db)) {
                checkpoint.createCheckpoint(directory.toString());
            }
        });
    }

    /** Gives back the place of what was removed since the last time. */
    public void reclaim() {
        for (var range = emptied.poll(); range != null; range = emptied.poll()) {
            byte[] from = range.from();
            byte[] to = range.to();
            perform(() -> db.compactRange(from, to));
        }
    }

    private void perform(Step step) {
        begin();
        try {
            step.run();
        } catch (RocksDBException e) {
            throw new StoreException(e);
        } finally {
            end();
        }
    }

    private void begin() {
        if (!users.tryAcquire()) {
            throw new IllegalStateException("the store is closed");
        }
    }

    private void end() {
        users.release();
    }

    @Override
    public void close() {
        users.acquireUninterruptibly(USERS);
        try (var flush = new FlushOptions().setWaitForFlush(true)) {
            if (!writing.disableWAL()) {
                db.flush(flush);
            }
        } catch (RocksDBException e) {
            throw new StoreException(e);
        } finally {
            db.close();
            writing.close();
            settings.close();
        }
    }

    /** One call of RocksDB. */
    private interface Step {
        void run() throws RocksDBException;
    }
}
