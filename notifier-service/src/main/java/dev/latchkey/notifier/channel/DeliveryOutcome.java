package dev.latchkey.notifier.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of one attempt to deliver. */
public sealed interface DeliveryOutcome {
    /** It arrived: the receiver said so. */
    record Delivered() implements DeliveryOutcome {}

    /**
     * It did not arrive, or the receiver did not say so.
     *
     * @param retryAfter how long the receiver wants to be left alone, where it said so
     */
    record Failed(String error, @Nullable Duration retryAfter) implements DeliveryOutcome {
        /** A failure without a wish of the receiver's. */
        public static Failed because(String error) {
            return new Failed(error, null);
        }
    }

    /** The receiver wants nothing any more: HTTP 410. */
    record Gone(String error) implements DeliveryOutcome {}

    /** It was not tried, because the destination is known to be in trouble or has enough to do. */
    record Deferred(String why, Duration pause) implements DeliveryOutcome {}
}
