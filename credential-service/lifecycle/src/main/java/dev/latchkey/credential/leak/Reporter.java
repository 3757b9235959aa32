package dev.latchkey.credential.leak;

import dev.latchkey.events.Actor;
import java.time.Instant;

/**
 * Somebody who looks for secrets where none belong, like GitHub's secret scanning, and signs what was found.
 *
 * @param keyId        how a report names the key that it is signed with
 * @param publicKey    in PEM
 * @param registeredAt when it was made known here
 */
record Reporter(String id, String name, String keyId, String publicKey, Instant registeredAt) {
    /** The author of what a report leads to; no subject of an access token looks like that. */
    Actor actor() {
        return new Actor("leak-reporter/" + id, "client");
    }
}
