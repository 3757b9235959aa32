package dev.latchkey.kit.client;

/** Something could not be fetched; the message says from where, and why, for an operator. */
public final class DownloadFailedException extends RuntimeException {
    private final int status;

    DownloadFailedException(String message, int status) {
        super(message, null, false, false);
        this.status = status;
    }

    /** Whether the server answered that there is no such thing. */
    public boolean isNotFound() {
        return status >= 400 && status < 500;
    }
}
