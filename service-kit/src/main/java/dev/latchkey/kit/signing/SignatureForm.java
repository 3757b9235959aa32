package dev.latchkey.kit.signing;

import dev.latchkey.events.EventType;
import java.util.EnumSet;
import java.util.Set;

/** How events of a type prove where they come from ({@code docs/adr/0026-signed-events.md}). */
enum SignatureForm {
    /** Ed25519, by a key that the sender alone has. */
    SIGNATURE,
    /** HMAC-SHA-256, by a key that Latchkey's services share: for what is written with each sign-in. */
    SHARED_KEY;

    private static final Set<EventType> IN_NUMBERS = EnumSet.of(EventType.SIGN_IN_RECORDED, EventType.ACCESS_DECIDED);

    static SignatureForm of(EventType type) {
        return IN_NUMBERS.contains(type) ? SHARED_KEY : SIGNATURE;
    }
}
