package dev.latchkey.embedded.store;

import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** Puts the log of writes on the disk; those who wait at the same time share one sync. */
final class WalSync {
    private final RocksDB db;
    private long synced;
    private boolean running;

    WalSync(RocksDB db) {
        this.db = db;
    }

    /** Returns when all that was written before the call is on the disk. */
    void await() throws RocksDBException {
        long mine = db.getLatestSequenceNumber();
        while (!takesPart(mine)) {
            long target = db.getLatestSequenceNumber();
            boolean done = false;
            try {
                db.syncWal();
                done = true;
            } finally {
                end(done ? target : 0);
            }
        }
    }

    /** True when it is done; false makes the caller the one who does it, for all that wait. */
    private synchronized boolean takesPart(long mine) {
        while (running && synced < mine) {
            waitForTheOther();
        }
        if (synced >= mine) {
            return true;
        }
        running = true;
        return false;
    }

    private void waitForTheOther() {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the write was on the disk", e);
        }
    }

    private synchronized void end(long target) {
        running = false;
        synced = Math.max(synced, target);
        notifyAll();
    }
}
