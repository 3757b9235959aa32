package dev.latchkey.embedded.store;

import org.rocksdb.RocksDBException;

/** RocksDB could not do what it was told. */
public final class StoreException extends RuntimeException {
    StoreException(RocksDBException cause) {
        super(cause.getMessage(), cause);
    }

    /** Whether another process, or another database of this one, has the files. */
    public boolean isLocked() {
        return String.valueOf(getMessage()).contains("/LOCK");
    }
}
