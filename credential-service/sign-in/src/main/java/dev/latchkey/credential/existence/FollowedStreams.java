package dev.latchkey.credential.existence;

import dev.latchkey.kit.following.StreamEnds;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The streams of changes, and what they made necessary to read: first the former, for they are what asks for the latter. */
record FollowedStreams(StreamEnds ends, ExistenceEvents events) implements StreamBarrier.Streams {
    @Override
    public BooleanSupplier asOfNow(Duration within) {
        return new Progress(ends.asOfNow(within));
    }

    @Override
    public void close() {
        ends.close();
    }

    private final class Progress implements BooleanSupplier {
        private final BooleanSupplier handedOver;
        private List<Long> toRead = List.of();

        Progress(BooleanSupplier handedOver) {
            this.handedOver = handedOver;
        }

        @Override
        public boolean getAsBoolean() {
            if (toRead.isEmpty() && handedOver.getAsBoolean()) {
                toRead = events.asked();
            }
            return !toRead.isEmpty() && events.done(toRead);
        }
    }
}
