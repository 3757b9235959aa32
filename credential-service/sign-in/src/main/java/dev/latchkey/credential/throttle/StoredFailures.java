package dev.latchkey.credential.throttle;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The failures of one key as a store keeps them: when the last one was, and four bytes for each.
 *
 * @param last     in milliseconds; 0 where there is none
 * @param failures as {@link FailureWindow} writes them
 */
record StoredFailures(long last, int[] failures) {
    private static final StoredFailures NONE = new StoredFailures(0, new int[0]);

    static StoredFailures read(byte @Nullable [] stored) {
        if (stored == null) {
            return NONE;
        }
        ByteBuffer bytes = ByteBuffer.wrap(stored);
        long last = bytes.getLong();
        int[] failures = new int[bytes.remaining() / Integer.BYTES];
        bytes.asIntBuffer().get(failures);
        return new StoredFailures(last, failures);
    }

    byte[] write() {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + failures.length * Integer.BYTES);
        bytes.putLong(last).asIntBuffer().put(failures);
        return bytes.array();
    }

    boolean isEmpty() {
        return failures.length == 0;
    }

    FailureCount count(FailureWindow window, long now) {
        return new FailureSlots(window, failures, 0, failures.length).count(last, now);
    }

    /** With one more, unless its secret counts already; of more than {@code most} the oldest goes. */
    StoredFailures with(FailureWindow window, int most, int secret, long at) {
        long now = Math.max(at, last);
        if (window.isOver(at, now)) {
            return this;
        }
        int[] places = window.isOver(last, now) ? new int[most] : Arrays.copyOf(failures, most);
        boolean added = new FailureSlots(window, places, 0, most).add(secret, at, now);
        return added ? new StoredFailures(now, withoutFree(places)) : this;
    }

    private static int[] withoutFree(int[] places) {
        return Arrays.stream(places).filter(each -> each != FailureWindow.NONE).toArray();
    }
}
