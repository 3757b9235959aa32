package dev.latchkey.kit.consuming;

import java.util.List;

/**
 * What a consumer does with a batch. Must tolerate to see an event again. Throws {@link PoisonousBatchException} to
 * have single events put aside and the rest handed over once more. Anything else has the whole batch handed over again,
 * at last event by event: one that keeps failing by itself, while nothing is away, is put aside.
 */
@FunctionalInterface
public interface BatchHandler {
    /** Digests the events, in the order in which they stand in their partitions. */
    void handle(List<ReceivedEvent> events);
}
