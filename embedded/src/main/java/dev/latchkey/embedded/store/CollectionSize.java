package dev.latchkey.embedded.store;

import java.nio.ByteBuffer;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** How many documents a collection has and how long they are together; written along with each of its changes. */
public final class CollectionSize {
    private static final int FEW = 10_000;

    private final DocumentStore store;
    private final byte[] key;
    private volatile Sum sum;
    private Sum next;
    private long removed;

    CollectionSize(DocumentStore store, int space) {
        this.store = store;
        this.key = Catalog.sizeKey(space);
        byte[] stored = store.get(key);
        this.sum = stored == null ? new Sum(0, 0) : Sum.read(ByteBuffer.wrap(stored));
        this.next = sum;
    }

    /** How many there are. */
    public long documents() {
        return sum.documents;
    }

    /** How long they are together, as BSON. */
    public long bytes() {
        return sum.bytes;
    }

    void change(WriteBatch batch, int documents, int bytes) throws RocksDBException {
        next = new Sum(sum.documents + documents, sum.bytes + bytes);
        batch.put(key, next.write());
    }

    /** What was written is what is true now. */
    void changed() {
        removed += Math.max(0, sum.documents - next.documents);
        sum = next;
    }

    /** Whether so many were removed since this was last true that it is worth giving their place back. */
    boolean isMostlyEmptied() {
        boolean mostly = removed > Math.max(FEW, sum.documents);
        removed = mostly ? 0 : removed;
        return mostly;
    }

    void forget() {
        store.remove(key);
    }

    private record Sum(long documents, long bytes) {
        static Sum read(ByteBuffer stored) {
            return new Sum(stored.getLong(), stored.getLong());
        }

        byte[] write() {
            return new KeyBytes().putLong(documents).putLong(bytes).toArray();
        }
    }
}
