package dev.latchkey.credential.secret;

import java.util.Map;

/** Where HMAC keys come from. Whatever goes wrong there is told without any part of a key. */
interface KeySource {
    /**
     * The keys, by version; this may take some seconds.
     *
     * @throws RuntimeException where they cannot be read, all of them
     */
    Map<Integer, byte[]> read();

    /** Something that is equal to what it was before as long as {@link #read()} would give the same. Cheap. */
    Object state();
}
