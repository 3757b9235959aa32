package dev.latchkey.quickstart.policy;

/** Something that cannot be planned or applied; the message names the file, or what the service objects to. */
public final class PolicyFileException extends Exception {
    private static final long serialVersionUID = 1L;

    PolicyFileException(String message) {
        super(message);
    }
}
