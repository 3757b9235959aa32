package dev.latchkey.kit.consuming;

/** An event that will never be digested, however often it is tried: it belongs with the dead letters. */
public final class PoisonEventException extends RuntimeException {
    private final String reason;

    /**
     * @param reason one camelCase word, bounded in number: it becomes a metric's label
     * @param detail what was wrong, without the event's data
     */
    public PoisonEventException(String reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    /** An event that failed by itself, again and again, while nothing was away. Its words may hold data: they stay out. */
    static PoisonEventException keepsFailing(Throwable failure) {
        return failure instanceof PoisonEventException poison
                ? poison
                : new PoisonEventException("keepsFailing", failure.getClass().getSimpleName());
    }

    /** One camelCase word. */
    public String reason() {
        return reason;
    }
}
