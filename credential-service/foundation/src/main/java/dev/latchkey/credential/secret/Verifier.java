package dev.latchkey.credential.secret;

import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * How a secret is recognised under one key. It is derived from the secret: it belongs into the database, and neither
 * into an event nor into a log line.
 *
 * @param keyVersion version of the key
 * @param value      43 characters of base64url
 */
public record Verifier(int keyVersion, String value) {
    /** Its first 64 bits. */
    public long start() {
        return ByteBuffer.wrap(Base64.getUrlDecoder().decode(value.substring(0, 12)))
                .getLong();
    }

    @Override
    public String toString() {
        return "Verifier[key " + keyVersion + "]";
    }
}
