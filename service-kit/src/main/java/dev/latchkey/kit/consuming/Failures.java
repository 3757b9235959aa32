package dev.latchkey.kit.consuming;

import java.util.stream.Stream;

/** What a handler threw, whatever its class. */
final class Failures {
    /** Nobody's failures are nested deeper, but for those that are their own cause. */
    private static final int DEEPEST = 50;

    private Failures() {}

    /** The container ends where something else than an exception reaches it, and consumes no more. */
    static RuntimeException unchecked(Throwable failure) {
        return failure instanceof RuntimeException exception
                ? exception
                : new IllegalStateException(
                        "the handler ended in " + failure.getClass().getSimpleName(), failure);
    }

    /** No event is to blame for being interrupted: the process ends, or the partition is taken away. */
    static void throwIfEnding(Throwable failure) {
        boolean interrupted = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .anyMatch(InterruptedException.class::isInstance);
        if (interrupted || Thread.currentThread().isInterrupted()) {
            throw unchecked(failure);
        }
    }
}
