package dev.latchkey.quickstart.journey;

import java.net.URI;

/** Where front doors reach Latchkey, and the key they show. */
record Latchkey(URI uri, String doorKey) {

    /** {@code host:port}, as nginx' mail module wants it. */
    String withoutScheme() {
        return uri.getAuthority();
    }

    Latchkey withKey(String other) {
        return new Latchkey(uri, other);
    }
}
