package dev.latchkey.credential.memory;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What things take of the heap, rather too much than too little: on a JVM of 64 bits, without compressed references. */
public final class HeapBytes {
    /** An object with a few fields. */
    public static final int OBJECT = 48;

    private static final int TEXT = 48;
    private static final int ELEMENT = 16;

    private HeapBytes() {}

    /** A text, whatever its letters; what there is not takes nothing. */
    public static int of(@Nullable String text) {
        return text == null ? 0 : TEXT + 2 * text.length();
    }

    /** Several texts. */
    public static int of(@Nullable String... texts) {
        int bytes = 0;
        for (String each : texts) {
            bytes += of(each);
        }
        return bytes;
    }

    /** A collection of texts. */
    public static int of(Collection<String> texts) {
        int bytes = OBJECT;
        for (String each : texts) {
            bytes += ELEMENT + of(each);
        }
        return bytes;
    }

    /** A collection of objects that take so much each. */
    public static int of(Collection<?> objects, int each) {
        return OBJECT + objects.size() * (ELEMENT + each);
    }
}
