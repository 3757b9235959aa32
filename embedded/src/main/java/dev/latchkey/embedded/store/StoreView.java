package dev.latchkey.embedded.store;

import java.util.function.BiFunction;

/** What was in a store at one moment. */
public final class StoreView implements AutoCloseable {
    private final BiFunction<KeyRange, Boolean, KeyIterator> iterate;
    private final Runnable release;

    StoreView(BiFunction<KeyRange, Boolean, KeyIterator> iterate, Runnable release) {
        this.iterate = iterate;
        this.release = release;
    }

    /** Goes through the keys of a range, as they were. */
    public KeyIterator iterate(KeyRange range, boolean backward) {
        return iterate.apply(range, backward);
    }

    @Override
    public void close() {
        release.run();
    }
}
