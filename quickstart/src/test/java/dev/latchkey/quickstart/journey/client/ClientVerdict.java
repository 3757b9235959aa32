package dev.latchkey.quickstart.journey.client;

/** What whoever reads a client's words, and its exit status, understands. */
public enum ClientVerdict {
    WORKS("works"),
    WRONG_PASSWORD("wrong password"),
    NOT_NOW("not now"),
    NOT_ALLOWED("not allowed here");

    private final String words;

    ClientVerdict(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
