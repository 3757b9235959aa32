package dev.latchkey.notifier.channel;

/** A webhook may not be sent there; the message says why, without telling what an internal name resolves to. */
public final class DestinationRefusedException extends RuntimeException {
    DestinationRefusedException(String message) {
        super(message, null, false, false);
    }
}
