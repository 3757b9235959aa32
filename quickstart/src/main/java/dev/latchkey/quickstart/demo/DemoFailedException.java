package dev.latchkey.quickstart.demo;

/** Something did not go as the demo says it does. */
public final class DemoFailedException extends RuntimeException {
    DemoFailedException(String message) {
        super(message);
    }
}
