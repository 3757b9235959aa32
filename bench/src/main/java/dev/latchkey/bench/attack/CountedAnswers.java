package dev.latchkey.bench.attack;

import dev.latchkey.bench.load.Wire;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.LongAdder;

/** Counts the answers of another wire by what they say. */
public final class CountedAnswers implements Wire {

    /** How many said what, at one moment. */
    public record Count(long accepted, long refused, long notNow) {
        /** What was counted after an earlier moment. */
        public Count since(Count before) {
            return new Count(accepted - before.accepted, refused - before.refused, notNow - before.notNow);
        }
    }

    private final Wire wire;
    private final LongAdder accepted = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder notNow = new LongAdder();

    /** None counted yet. */
    public CountedAnswers(Wire wire) {
        this.wire = wire;
    }

    /** How many until now. */
    public Count count() {
        return new Count(accepted.sum(), refused.sum(), notNow.sum());
    }

    @Override
    public int questions() {
        return wire.questions();
    }

    @Override
    public ByteBuffer question(int number) {
        return wire.question(number);
    }

    @Override
    public Answer read(ByteBuffer received) throws IOException {
        var answer = wire.read(received);
        switch (answer) {
            case ACCEPTED -> accepted.increment();
            case NOT_ACCEPTED -> refused.increment();
            case TEMPORARY -> notNow.increment();
            case UNFINISHED -> {
                // Comes again when there is more of it.
            }
        }
        return answer;
    }
}
