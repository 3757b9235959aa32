package dev.latchkey.kit.client;

/** A call may not go there; the message says why, without telling what an internal name resolves to. */
public final class DestinationRefusedException extends RuntimeException {
    DestinationRefusedException(String message) {
        super(message, null, false, false);
    }
}
