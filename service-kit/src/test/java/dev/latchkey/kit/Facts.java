package dev.latchkey.kit;

import dev.latchkey.events.Actor;
import dev.latchkey.events.AppPasswordRevoked;
import java.time.Instant;

/** Events to send. */
public final class Facts {
    public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private Facts() {}

    public static AppPasswordRevoked revoked(String account, String credential) {
        return revoked(account, credential, "lost");
    }

    public static AppPasswordRevoked revoked(String account, String credential, String reason) {
        return new AppPasswordRevoked(
                "acme", account, credential, 2, "Scanner", NOON, reason, new Actor("ada", "person"));
    }
}
