package dev.latchkey.embedded.query;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What a client waits for. It ends when its time is over, or when nobody waits for it any more. */
public final class RunningOperation {
    /** The one that this thread performs. */
    private static final ScopedValue<RunningOperation> CURRENT = ScopedValue.newInstance();

    private static final int UNLIMITED = 0;
    private static final int STEPS_BETWEEN_CHECKS = 64;

    private final BooleanSupplier awaited;
    private final @Nullable Long deadline;
    private int steps;

    /**
     * @param awaited whether the client is still there
     * @param milliseconds how long it may take; 0 is as long as it takes
     */
    public RunningOperation(BooleanSupplier awaited, long milliseconds) {
        this.awaited = awaited;
        this.deadline = milliseconds == UNLIMITED ? null : System.nanoTime() + milliseconds * 1_000_000;
    }

    /** The one that this thread performs; one without an end where it performs none. */
    public static RunningOperation current() {
        return CURRENT.orElse(new RunningOperation(() -> true, UNLIMITED));
    }

    /** Performs it. */
    public <T> T call(ScopedValue.CallableOp<T, RuntimeException> work) {
        return ScopedValue.where(CURRENT, this).call(work);
    }

    /** To be called for each key and document that is looked at; throws when it is to end. */
    void step() {
        if (++steps % STEPS_BETWEEN_CHECKS == 0) {
            check();
        }
    }

    private void check() {
        if (!awaited.getAsBoolean()) {
            throw new MongoServerError(279, "ClientDisconnect", "operation was interrupted: its client has gone");
        }
        if (deadline != null && System.nanoTime() - deadline > 0) {
            throw new MongoServerError(50, "MaxTimeMSExpired", "operation exceeded time limit");
        }
    }
}
