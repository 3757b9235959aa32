package dev.latchkey.kit.signing;

/** For tests of what happens to events whoever sent them. */
public final class UnsignedVerifier {
    private UnsignedVerifier() {}

    /** One that believes what has no signature. */
    public static EventVerifier create() {
        return new EventVerifier(EventKeys::none, UnsignedEvents.ACCEPT);
    }
}
