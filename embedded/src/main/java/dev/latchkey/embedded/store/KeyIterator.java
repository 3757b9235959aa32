package dev.latchkey.embedded.store;

import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.Snapshot;

/** Goes through the keys of a range, as they were when it began, in one direction. It begins before the first. */
public final class KeyIterator implements AutoCloseable {
    private final Slice from;
    private final @Nullable Slice to;
    private final ReadOptions options;
    private final RocksIterator iterator;
    private final boolean backward;
    private final Runnable released;
    private boolean begun;

    KeyIterator(RocksDB db, KeyRange range, boolean backward, @Nullable Snapshot snapshot, Runnable released) {
        this.from = new Slice(range.from());
        this.to = range.to() == null ? null : new Slice(range.to());
        this.options = new ReadOptions().setIterateLowerBound(from);
        if (to != null) {
            options.setIterateUpperBound(to);
        }
        if (snapshot != null) {
            options.setSnapshot(snapshot);
        }
        this.iterator = db.newIterator(options);
        this.backward = backward;
        this.released = released;
    }

    /** Goes to the next one; false when there is none. */
    public boolean next() {
        if (begun) {
            step();
        } else {
            begin();
        }
        return isValid();
    }

    private void begin() {
        begun = true;
        if (backward) {
            iterator.seekToLast();
        } else {
            iterator.seekToFirst();
        }
    }

    private void step() {
        if (backward) {
            iterator.prev();
        } else {
            iterator.next();
        }
    }

    /** Goes forward to the first that is not before this one; false when there is none. */
    public boolean seek(byte[] key) {
        begun = true;
        iterator.seek(key);
        return isValid();
    }

    /** An iterator that found damage says that it is at its end. */
    private boolean isValid() {
        if (iterator.isValid()) {
            return true;
        }
        try {
            iterator.status();
            return false;
        } catch (RocksDBException e) {
            throw new StoreException(e);
        }
    }

    /** The key that it is at. */
    public byte[] key() {
        return iterator.key();
    }

    /** What is kept under the key that it is at. */
    public byte[] value() {
        return iterator.value();
    }

    @Override
    public void close() {
        iterator.close();
        options.close();
        from.close();
        if (to != null) {
            to.close();
        }
        released.run();
    }
}
