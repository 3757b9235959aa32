package dev.latchkey.credential.apppassword;

/** Somebody else was faster: look again, and try again where it still makes sense. */
final class ConcurrentChangeException extends RuntimeException {
    ConcurrentChangeException() {
        super("The app password was changed meanwhile.", null, false, false);
    }
}
