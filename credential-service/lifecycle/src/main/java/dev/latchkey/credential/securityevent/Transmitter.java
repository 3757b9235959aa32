package dev.latchkey.credential.securityevent;

import dev.latchkey.events.Actor;
import java.time.Instant;

/**
 * An identity provider that tells what happened to the accounts of a tenant.
 *
 * @param issuer   as its security event tokens name it ({@code iss})
 * @param audience what they must be meant for ({@code aud})
 * @param jwksUri  where its keys are
 */
record Transmitter(String id, String tenant, String issuer, String audience, String jwksUri, Instant registeredAt) {
    /** The author of what follows from what it tells; no subject of an access token looks like that. */
    Actor actor() {
        return new Actor("security-event-transmitter/" + id, "client");
    }
}
