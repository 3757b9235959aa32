package dev.latchkey.credential.directorysync;

/** An identity provider cannot be asked, or does not answer as it should; says what was expected, and nothing secret. */
public final class DirectoryUnavailableException extends RuntimeException {
    public DirectoryUnavailableException(String message) {
        super(message, null, false, false);
    }
}
