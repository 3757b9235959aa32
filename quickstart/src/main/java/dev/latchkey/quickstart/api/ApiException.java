package dev.latchkey.quickstart.api;

import java.io.IOException;

/** A service that says no, or nothing; the message is for whoever asked. */
public final class ApiException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /** @param status of the answer; 0 where there was none, or it was no service's */
    ApiException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The status of the service's answer; 0 where there was none. */
    public int status() {
        return status;
    }
}
