package dev.latchkey.credential.nearcache;

/** Something with an identity and a version that grows with each change, which can be remembered. */
public interface Versioned {
    /** Unique among everything that shares a {@link StreamFreshness}. */
    String identity();

    /** From 1. */
    long version();

    /** What it takes of the heap, rather too much than too little. */
    int bytes();
}
