package dev.latchkey.credential.migration;

/** Somebody else has written the device since it was read. */
final class ChangedMeanwhileException extends RuntimeException {
    ChangedMeanwhileException() {
        super("changed meanwhile", null, false, false);
    }
}
