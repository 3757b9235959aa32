package dev.latchkey.kit.key;

/** Whether a token is genuine cannot be told, because its issuer's keys cannot be had; says why, for an operator. */
public final class KeysUnavailableException extends RuntimeException {
    /** Without a stack trace: it is the network that failed. */
    public KeysUnavailableException(String message) {
        super(message, null, false, false);
    }
}
