package dev.latchkey.kit.consuming;

import java.util.Map;

/** Some events of a batch will never be digested. */
public final class PoisonousBatchException extends RuntimeException {
    private final Map<ReceivedEvent, PoisonEventException> poison;

    /** @param poison the events, and what is wrong with each */
    public PoisonousBatchException(Map<ReceivedEvent, PoisonEventException> poison) {
        super(poison.size() + " events cannot be digested");
        this.poison = Map.copyOf(poison);
    }

    /** What is wrong with one of them. */
    PoisonEventException any() {
        return poison.values().stream().findFirst().orElseGet(() -> new PoisonEventException("unnamed", "no reason"));
    }

    Map<ReceivedEvent, PoisonEventException> poison() {
        return poison;
    }
}
