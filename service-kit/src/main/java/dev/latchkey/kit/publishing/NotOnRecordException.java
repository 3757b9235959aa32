package dev.latchkey.kit.publishing;

/** The broker has not acknowledged an event in time: nobody may rely on it having been written. */
public final class NotOnRecordException extends RuntimeException {
    NotOnRecordException(String message, Throwable cause) {
        super(message, cause);
    }

    NotOnRecordException(String message) {
        super(message);
    }
}
