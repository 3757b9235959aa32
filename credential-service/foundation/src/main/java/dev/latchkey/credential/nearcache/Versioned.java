package dev.latchkey.credential.nearcache;

/** Something with an identity and a version that grows with each change. */
public interface Versioned {
    /** Unique among everything that shares a {@link StreamFreshness}. */
    String identity();

    /** From 1. */
    long version();
}
