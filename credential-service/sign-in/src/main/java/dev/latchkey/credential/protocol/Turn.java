package dev.latchkey.credential.protocol;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;

/**
 * A request in the queue of its connection.
 *
 * @param bodiless whether the answer goes without its body (HEAD)
 * @param answer   is asked for when its turn has come; never fails
 */
record Turn(Then then, boolean bodiless, Supplier<CompletableFuture<DeferredResponse>> answer) {
    /** What becomes of the connection after an answer. */
    enum Then {
        /** The answer is an interim one: the client has just begun with its request. */
        READ_ON,
        GO_ON,
        CLOSE,
        /** Closing with bytes unread would reset the connection, and the answer with it. */
        LINGER
    }

    /** A client waits with its body until it is asked for it. */
    static Turn continued() {
        return answered(Then.READ_ON, DoorResponse.of(HttpStatus.CONTINUE.value()));
    }

    /** The request is none that can be read; it is the last. */
    static Turn last(HttpStatus status, String detail) {
        return answered(Then.LINGER, DoorResponse.problem(status, detail));
    }

    /** The bytes are no request; it is the last. */
    static Turn broken(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException line -> last(HttpStatus.URI_TOO_LONG, "The request line is too long.");
            case TooLongHttpHeaderException header ->
                last(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The headers are too large.");
            default -> last(HttpStatus.BAD_REQUEST, "This is not HTTP/1.1.");
        };
    }

    private static Turn answered(Then then, DoorResponse response) {
        return new Turn(then, false, () -> CompletableFuture.completedFuture(response));
    }
}
