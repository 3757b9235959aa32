package dev.latchkey.quickstart.option;

/** A command was called as it cannot be; the message says how it can. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says how it is called. */
    public UsageException(String message) {
        super(message);
    }
}
