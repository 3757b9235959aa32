package dev.latchkey.credential.geography;

/** A file that is not to be trusted: not a database, of no use here, truncated or corrupt. Says what is wrong with it. */
final class BrokenDatabaseException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenDatabaseException(String problem) {
        super(problem);
    }
}
