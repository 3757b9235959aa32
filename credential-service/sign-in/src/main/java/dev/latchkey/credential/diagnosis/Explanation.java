package dev.latchkey.credential.diagnosis;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A failure in a person's words.
 *
 * @param explanation what happened, in whole sentences
 * @param remedy      what to do, and who
 * @param until       when it ends by itself, where it does
 */
record Explanation(
        String explanation, String remedy, @Nullable Instant until) {
    Explanation(String explanation, String remedy) {
        this(explanation, remedy, null);
    }
}
