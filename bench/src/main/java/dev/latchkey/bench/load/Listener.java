package dev.latchkey.bench.load;

import java.nio.ByteBuffer;

/** Is told of accepted sign-ins, on the generator's thread: must be quick. */
@FunctionalInterface
public interface Listener {

    /** Does not care. */
    Listener NONE = (intended, answered, answer) -> {};

    /**
     * One was accepted.
     *
     * @param intended when it was due, as {@link System#nanoTime}
     * @param answered when its answer had come
     * @param answer the bytes of the answer; only during this call
     */
    void accepted(long intended, long answered, ByteBuffer answer);
}
