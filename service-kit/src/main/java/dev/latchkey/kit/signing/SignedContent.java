package dev.latchkey.kit.signing;

import java.util.function.Consumer;

/** What a signature covers, which is never in one piece: whatever signs or verifies takes one part after the other. */
@FunctionalInterface
interface SignedContent {
    /** Gives all of it, in its order. */
    void giveTo(Consumer<byte[]> target);
}
