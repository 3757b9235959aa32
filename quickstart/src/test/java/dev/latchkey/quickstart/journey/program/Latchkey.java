package dev.latchkey.quickstart.journey.program;

import java.net.URI;

/** Where front doors reach Latchkey, and the key they show. */
public record Latchkey(URI uri, String doorKey) {

    /** {@code host:port}, as nginx' mail module wants it. */
    public String withoutScheme() {
        return uri.getAuthority();
    }

    public Latchkey withKey(String other) {
        return new Latchkey(uri, other);
    }
}
