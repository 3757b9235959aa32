package dev.latchkey.kit.publishing;

/** The broker has not acknowledged an event in time: nobody may rely on it having been written. */
public final class NotAcknowledgedException extends RuntimeException {
    NotAcknowledgedException(String message, Throwable cause) {
        super(message, cause);
    }

    /** @param message why it was not even sent */
    public NotAcknowledgedException(String message) {
        super(message);
    }
}
