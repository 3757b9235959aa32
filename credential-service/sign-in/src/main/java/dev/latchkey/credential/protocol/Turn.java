package dev.latchkey.credential.protocol;

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
        CLOSE
    }

    /** A client waits with its body until it is asked for it. */
    static Turn continued() {
        DoorResponse response = DoorResponse.of(HttpStatus.CONTINUE.value());
        return new Turn(Then.READ_ON, false, () -> CompletableFuture.completedFuture(response));
    }

    /** The request is none that can be read; it is the last. */
    static Turn last(Supplier<CompletableFuture<DeferredResponse>> answer) {
        return new Turn(Then.CLOSE, false, answer);
    }
}
